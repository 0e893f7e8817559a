import { get as httpGet, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { buffer } from "node:stream/consumers";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hexOf } from "@/kernel/digest";
import { digestOf } from "@/kernel/hash";
import { TestHub, until } from "@/testing/hub-process";

const red = Buffer.from("red bytes".repeat(2_000));
const grey = Buffer.from("grey backup".repeat(1_000));
const blob = `/b/${hexOf(digestOf(red))}.webp`;
const alias = "/c/autumn-roast/home-mpu?m=DE&l=de-DE";
const tag = "/t/autumn-roast/home-mpu.js?m=DE&l=de-DE";
const etag = `"${hexOf(digestOf(red))}"`;

let hub: TestHub;
beforeAll(async () => {
  hub = await TestHub.join();
  await hub.start();
  const head = await hub.gateway.issue({ active: { release: 1, content: hub.gateway.content(1, red, grey) } });
  await until(
    () => hub.gateway.acked(head, "activated"),
    () => hub.output,
  );
});
afterAll(() => hub.close());

/** A request without fetch's own headers; gives the raw answer. */
async function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; headers: IncomingMessage["headers"]; body: Buffer }> {
  const response = await new Promise<IncomingMessage>((resume, refuse) => httpGet(hub.url + path, { headers }, resume).on("error", refuse));
  return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) };
}

/** Sends bytes and gives everything that comes back until the hub closes. */
function raw(text: string): Promise<string> {
  return new Promise((resume) => {
    let answer = "";
    const socket = connect(hub.port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => {
      answer += chunk.toString("latin1");
    });
    for (const event of ["close", "error"]) socket.on(event, () => resume(answer));
  });
}

describe("the data plane", () => {
  it("serves a blob for ever, under its digest", async () => {
    for (const _ of [1, 2]) {
      const answer = await ask(blob);
      expect(answer.body.equals(red)).toBe(true);
      expect(answer.headers).toMatchObject({
        "content-type": "image/webp",
        "content-length": String(red.length),
        "cache-control": "public, max-age=31536000, immutable",
        etag,
        "repr-digest": `sha-256=:${Buffer.from(hexOf(digestOf(red)), "hex").toString("base64")}:`,
        "timing-allow-origin": "*",
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "cross-origin",
      });
    }
  });

  it("serves an alias that must be revalidated", async () => {
    const answer = await ask(alias);
    expect([answer.status, answer.headers["cache-control"], answer.headers.etag, answer.body.equals(red)]).toEqual([200, "no-cache", etag, true]);
  });

  it.each([
    ["the tag", etag, 304],
    ["a weak tag", `W/${etag}`, 304],
    ["a list", `"x", ${etag}`, 304],
    ["any", "*", 304],
    ["another tag", '"x"', 200],
  ])("fault 71: answers If-None-Match with %s", async (_, value, status) => {
    for (const path of [blob, alias]) expect((await ask(path, { "If-None-Match": value })).status).toBe(status);
  });

  it.each([
    ["bytes=0-9", 206, "bytes 0-9/18000", 10],
    ["bytes=-10", 206, "bytes 17990-17999/18000", 10],
    ["bytes=17990-", 206, "bytes 17990-17999/18000", 10],
    ["bytes=0-99999999", 206, "bytes 0-17999/18000", 18_000],
    ["bytes=18000-", 416, "bytes */18000", 0],
    ["bytes=-0", 416, "bytes */18000", 0],
    ["bytes=5-2", 200, undefined, 18_000],
    ["bytes=0-1,2-3", 200, undefined, 18_000],
    ["lines=0-1", 200, undefined, 18_000],
    [`bytes=${"9".repeat(30)}-`, 200, undefined, 18_000],
  ])("fault 70: answers the range %s", async (range, status, contentRange, size) => {
    const answer = await ask(blob, { Range: range });
    expect([answer.status, answer.headers["content-range"], answer.body.length]).toEqual([status, contentRange, size]);
  });

  it("ignores a range whose If-Range names another body", async () => {
    expect((await ask(blob, { Range: "bytes=0-9", "If-Range": '"x"' })).status).toBe(200);
    expect((await ask(blob, { Range: "bytes=0-9", "If-Range": etag })).status).toBe(206);
  });

  it.each([
    `/b/${"0".repeat(64)}.webp`,
    blob.replace(".webp", ".js"),
    "/b/../state.json",
    "/b/%2e%2e/state.json",
    "/b/..%2f..%2fidentity.json",
    "/b/\\..\\identity.json",
    "/b/%00",
    "/c/autumn-roast/..",
    "/c/__proto__/constructor",
    "/t/autumn-roast/home-mpu.js/../../identity.json",
    "/",
    "/identity.json",
  ])("fault 69: knows nothing under %s", async (path) => {
    expect(await raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 40[04] /);
  });

  it("fault 69: refuses a target that is too long", async () => {
    expect((await ask(`/c/autumn-roast/home-mpu?m=${"x".repeat(13_000)}`)).status).toBe(414);
  });

  it.each(["TRACE", "PUT", "DELETE", "OPTIONS", "POST"])("fault 72: refuses %s and says what it takes", async (method) => {
    const answer = await raw(`${method} ${blob} HTTP/1.1\r\nHost: x\r\nX-HTTP-Method-Override: GET\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 405 /);
    expect(answer).toContain("Allow: GET, HEAD");
  });

  it("fault 72: answers HEAD as GET without the body", async () => {
    const answer = await raw(`HEAD ${blob} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer).toContain(`Content-Length: ${red.length}`);
    expect(answer.endsWith("\r\n\r\n")).toBe(true);
  });

  it.each([
    ["two lengths", "POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"],
    ["a length and chunks", "POST /e HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"],
    ["an unknown coding", "POST /e HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"],
    ["a folded header", "GET /e HTTP/1.1\r\nHost: x\r\nX: a\r\n b\r\n\r\n"],
    ["bare line feeds", "GET /e HTTP/1.1\nHost: x\n\n"],
    ["no host", "GET /e HTTP/1.1\r\n\r\n"],
  ])("fault 67: closes on %s with one answer at most", async (_, text) => {
    const answer = await raw(`${text}GET ${blob} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
    expect(answer.match(/HTTP\/1\.1 /g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  });

  it("fault 66: refuses headers of more than 16 KiB", async () => {
    expect(await raw(`GET ${blob} HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 431 /);
  });

  it("fault 65: refuses a large beacon body before it is sent", async () => {
    expect(await raw("POST /e?x HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n")).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("fault 68: takes no address from the request", async () => {
    expect(await raw(`GET http://evil.example${blob} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    const answer = await raw(`GET ${tag} HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: evil.example\r\nConnection: close\r\n\r\n`);
    expect(answer).not.toContain("evil.example");
  });

  it("fault 73: answers pipelined requests in order and keeps the connection after a refusal", async () => {
    const request = (path: string, last = "") => `GET ${path} HTTP/1.1\r\nHost: x\r\nRange: bytes=0-2\r\n${last}\r\n`;
    const answer = await raw(request("/nothing") + request(blob) + request("/c/autumn-roast/home-mpu?m=US", "Connection: close\r\n"));
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(["HTTP/1.1 404", "HTTP/1.1 206", "HTTP/1.1 206"]);
    expect(answer.indexOf("red")).toBeLessThan(answer.indexOf("gre"));
  });

  it("fault 63: closes a connection whose headers never end", { timeout: 20_000 }, async () => {
    const startedAt = Date.now();
    expect(await raw("GET / HTTP/1.1\r\nHost: x\r\nX: slow")).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(Date.now() - startedAt).toBeLessThan(10_500);
  });
});

describe("the loader", () => {
  it("is at most 1,024 bytes in Brotli and 1,200 in gzip with its cell's data", async () => {
    const [brotli, gzip, plain] = [await ask(tag, { "Accept-Encoding": "gzip, br" }), await ask(tag, { "Accept-Encoding": "gzip" }), await ask(tag)];
    expect([brotli.headers["content-encoding"], gzip.headers["content-encoding"], plain.headers["content-encoding"]]).toEqual(["br", "gzip", undefined]);
    expect(brotli.body.length).toBeLessThanOrEqual(1_024);
    expect(gzip.body.length).toBeLessThanOrEqual(1_200);
    expect(brotliDecompressSync(brotli.body)).toEqual(plain.body);
    expect(gunzipSync(gzip.body)).toEqual(plain.body);
    expect(plain.body.toString()).toContain(`${hexOf(digestOf(red))}.webp`);
    expect(plain.headers).toMatchObject({ "cache-control": "no-cache", vary: "Accept-Encoding", "timing-allow-origin": "*" });
  });

  it("is revalidated by what it says", async () => {
    const { headers } = await ask(tag, { "Accept-Encoding": "br" });
    expect((await ask(tag, { "Accept-Encoding": "br", "If-None-Match": String(headers.etag) })).status).toBe(304);
  });

  it("keeps nothing in the browser and asks nobody but its hub", async () => {
    const text = (await ask(tag)).body.toString();
    expect(text).not.toMatch(/cookie|localStorage|sessionStorage|indexedDB|userAgent|caches\./);
    expect(text).toContain("globalPrivacyControl");
  });
});
