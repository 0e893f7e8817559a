import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Digest } from "@/kernel/digest";
import { FolderBlobStore } from "@/platform/blob-store";
import { previewUrl } from "@/platform/preview-link";
import { answer } from "./answer";

let folder = "";
let blobs: FolderBlobStore;
let digest: Digest;
const nowMs = Date.UTC(2026, 10, 22, 12);

beforeAll(async () => {
  process.env.ORIGIN_URL = "http://127.0.0.1:3002";
  process.env.PREVIEW_SECRET = "a preview secret that only the tests know";
  folder = await mkdtemp(join(tmpdir(), "nearshelf-origin-"));
  blobs = new FolderBlobStore(folder);
  digest = await blobs.put(Buffer.from("the bytes of a proof"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const ask = (target: string, more: { method?: string; ifNoneMatch?: string; laterMs?: number } = {}) =>
  answer({ method: more.method ?? "GET", target, ifNoneMatch: more.ifNoneMatch, nowMs: nowMs + (more.laterMs ?? 0) }, blobs);

const signed = () => new URL(previewUrl(digest, "image/webp", nowMs)).pathname;
const page = "/test?campaign=autumn-roast&placement=home-mpu&market=DE&locale=de-DE&hub=http://127.0.0.1:3010";

describe("the origin", () => {
  it("serves a signed preview with its type, privately and without a cookie", async () => {
    const said = await ask(signed());
    expect(said).toMatchObject({
      status: 200,
      headers: { "content-type": "image/webp", etag: `"${digest}"`, "x-content-type-options": "nosniff", "timing-allow-origin": "*" },
    });
    expect(said.headers["cache-control"]).toMatch(/^private, max-age=\d+$/);
    expect(Object.keys(said.headers)).not.toContain("set-cookie");
    expect(String(said.body)).toBe("the bytes of a proof");
  });

  it("answers a held tag with 304, weak and in a list too", async () => {
    expect(await ask(signed(), { ifNoneMatch: `"x", W/"${digest}"` })).toMatchObject({ status: 304, body: "" });
  });

  it("refuses an expired link, an unsigned path and bytes that are not there", async () => {
    expect((await ask(signed(), { laterMs: 600_000 })).status).toBe(404);
    expect((await ask(`/p/9999999999.${"A".repeat(43)}/${digest.slice(7)}.webp`)).status).toBe(404);
    const absent: Digest = `sha256:${"0".repeat(64)}`;
    expect((await ask(new URL(previewUrl(absent, "image/webp", nowMs)).pathname)).status).toBe(404);
  });

  it.each(["/p/../secrets.json", "/p/%2e%2e/secrets.json", "/b/..%2f", "//p/", "/p/\\..\\x", "http://127.0.0.1/p/x", `/p/${"a".repeat(9_000)}`, "", "*"])(
    "fault 69: %s leads nowhere",
    async (target) => {
      expect((await ask(target)).status).toBe(404);
    },
  );

  it("fault 72: answers other methods with 405 and names the two it knows", async () => {
    for (const method of ["POST", "TRACE", "OPTIONS", "PUT"])
      expect(await ask(signed(), { method })).toMatchObject({ status: 405, headers: { allow: "GET, HEAD" } });
  });

  it("never serves damaged bytes", async () => {
    const bad = await blobs.put(Buffer.from("soon damaged"));
    await writeFile(join(folder, bad.slice(7, 9), bad.slice(7)), "other bytes");
    await expect(ask(new URL(previewUrl(bad, "image/webp", nowMs)).pathname)).rejects.toThrow("damaged");
  });
});

describe("the test page", () => {
  it("embeds the tag a publisher would, labelled as test traffic", async () => {
    const said = await ask(`${page}&consent=1&fallback=http://127.0.0.1:3020`);
    expect(said.status).toBe(200);
    expect(said.body).toContain('src="http://127.0.0.1:3010/t/autumn-roast/home-mpu.js?m=DE&amp;l=de-DE&amp;u=t&amp;k=1"');
    expect(said.headers["content-security-policy"]).toContain("script-src 'unsafe-inline' http://127.0.0.1:3010 http://127.0.0.1:3020;");
  });

  it("gives no consent unless asked to", async () => {
    expect((await ask(page)).body).not.toContain("k=1&quot;");
    expect((await ask(page)).body).toContain('?m=DE&amp;l=de-DE&amp;u=t"');
  });

  it.each([
    ["hub", "javascript:alert(1)"],
    ["hub", "http://user:pass@127.0.0.1"],
    ["hub", "http://127.0.0.1:3010/x;script-src *"],
    ["fallback", "file:///etc/passwd"],
    ["market", "de"],
    ["locale", '"><script>'],
    ["campaign", "../x"],
    ["width", "1e9"],
  ])("refuses %s = %s by name", async (name, value) => {
    const target = new URL(page, "http://127.0.0.1");
    target.searchParams.set(name, value);
    const said = await ask(`${target.pathname}${target.search}`);
    expect(said.status).toBe(400);
    expect(said.body).toContain(`${name}:`);
    expect(said.body).not.toContain(value);
  });
});
