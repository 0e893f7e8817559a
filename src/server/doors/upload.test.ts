import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { Scope } from "@/kernel/scope";
import { openUpload, removeUpload, uploadFolder, uploadOwner } from "@/platform/uploads";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import { takeUpload } from "./upload";

const session = vi.hoisted(() => ({ scope: null as Scope | null }));
vi.mock("@/server/core/session", () => ({ visit: async () => session.scope && { scope: session.scope } }));

const base = "http://localhost:3000/api/uploads";
const bytes = randomBytes(50_000);
let data = "";
let organization: TestOrganization;
let owner: Scope;

beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), "nearshelf-uploads-"));
  process.env.NEARSHELF_DATA = data;
  process.env.NEXTAUTH_URL = "http://localhost:3000";
  organization = await makeOrganization();
  owner = organization.as("producer");
});

beforeEach(() => {
  session.scope = owner;
});

afterAll(() => rm(data, { recursive: true, force: true }));

function send(method: string, url: string, headers: Record<string, string>, body?: Buffer): Promise<Response> {
  const own = { origin: "http://localhost:3000", "sec-fetch-site": "same-origin", "tus-resumable": "1.0.0", ...headers };
  return takeUpload(new Request(url, { method, headers: own, body: body && new Uint8Array(body) }));
}

async function begin(lengthBytes = bytes.length): Promise<string> {
  const response = await send("POST", base, {
    "upload-length": String(lengthBytes),
    "upload-metadata": `filename ${btoa("a.jpg")},owner ${btoa("someone/else")}`,
  });
  expect(response.status).toBe(201);
  return new URL(response.headers.get("location") ?? "", base).href;
}

const idOf = (url: string) => url.split("/").at(-1) ?? "";
const patch = (url: string, offset: number, part: Buffer) =>
  send("PATCH", url, { "upload-offset": String(offset), "content-type": "application/offset+octet-stream" }, part);

describe("the upload door", () => {
  test("fault 128: goes on where an upload broke off, and hands the whole to its owner", async () => {
    const url = await begin();
    expect((await patch(url, 0, bytes.subarray(0, 20_000))).status).toBe(204);
    await expect(openUpload(idOf(url), uploadOwner(owner))).rejects.toMatchObject({ code: "unready" });
    expect((await send("HEAD", url, {})).headers.get("upload-offset")).toBe("20000");
    expect((await patch(url, 20_000, bytes.subarray(20_000))).status).toBe(204);
    const held = await openUpload(idOf(url), uploadOwner(owner));
    expect(held.bytes).toBe(bytes.length);
    expect((await readFile(held.path)).equals(bytes)).toBe(true);
    await removeUpload(idOf(url));
    expect((await readdir(uploadFolder())).filter((name) => name.startsWith(idOf(url)))).toEqual([]);
  });

  test("fault 95: calls another person's upload missing, to read, to extend and to take over", async () => {
    const url = await begin();
    session.scope = (await makeOrganization()).owner;
    expect((await send("HEAD", url, {})).status).toBe(404);
    expect((await patch(url, 0, bytes)).status).toBe(404);
    expect((await send("DELETE", url, {})).status).toBe(404);
    await expect(openUpload(idOf(url), uploadOwner(session.scope))).rejects.toMatchObject({ code: "missing" });
    await expect(openUpload(idOf(url), "someone/else")).rejects.toMatchObject({ code: "missing" });
    session.scope = owner;
    expect((await send("HEAD", url, {})).headers.get("upload-offset")).toBe("0");
  });

  test("takes nothing from whoever is signed out or may not edit creatives", async () => {
    session.scope = null;
    expect((await send("POST", base, { "upload-length": "1" })).status).toBe(404);
    session.scope = organization.as("analyst");
    expect((await send("POST", base, { "upload-length": "1" })).status).toBe(403);
  });

  test("fault 108: takes nothing from another site's pages", async () => {
    const response = await send("POST", base, { "upload-length": "1", origin: "https://evil.test", "sec-fetch-site": "cross-site" });
    expect(response.status).toBe(403);
    expect(response.headers.get("access-control-allow-origin")).toBeNull();
  });

  test("fault 65: refuses a file over the limit before its first byte, and more bytes than were announced", async () => {
    const response = await send("POST", base, { "upload-length": String(200 * 1024 * 1024 + 1) });
    expect(response.status).toBe(413);
    expect((await response.json()).says).toContain("at most 200 MiB");
    const url = await begin(10);
    expect((await patch(url, 0, bytes)).status).toBeGreaterThanOrEqual(400);
    await expect(openUpload(idOf(url), uploadOwner(owner))).rejects.toMatchObject({ code: "unready" });
  });

  test.each(["../secrets", "..%2f..%2fsecrets", "%00", "a".repeat(32), ".json"])("fault 69: finds nothing under %s", async (id) => {
    expect((await send("HEAD", `${base}/${id}`, {})).status).toBe(404);
    await expect(openUpload(id, uploadOwner(owner))).rejects.toMatchObject({ code: "missing" });
  });
});
