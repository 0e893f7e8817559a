import { createServer, type Server } from "node:http";
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentLimits } from "@/features/release/model/document";
import { digestOf } from "@/kernel/hash";
import { Plane } from "./plane";

const pack = (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } });
const plain = Buffer.from(JSON.stringify({ schema: "nearshelf/content@1" }));
const bodies: Record<string, Buffer> = {
  [digestOf("content")]: pack(plain),
  [digestOf("bomb")]: pack(Buffer.alloc(documentLimits.contentBytes + 1)),
  [digestOf("broken")]: Buffer.from("no brotli at all"),
};

let server: Server;
let plane: Plane;

beforeAll(async () => {
  server = createServer((request, response) => {
    const body = bodies[decodeURIComponent(request.url?.split("/").at(-1) ?? "")] ?? Buffer.alloc(0);
    const packed = request.headers["accept-encoding"] === "br";
    response.writeHead(packed ? 200 : 406, { "content-encoding": "br", "content-length": body.length }).end(body);
  });
  await new Promise<void>((resume) => server.listen(0, "127.0.0.1", resume));
  const address = server.address();
  plane = new Plane(`http://127.0.0.1:${address && typeof address === "object" ? address.port : 0}`, "");
});

afterAll(() => server.close());

const content = (name: string) => plane.content(digestOf(name), new AbortController().signal);

describe("fault 45: a content that travels packed", () => {
  it("comes out as it was digested", async () => {
    expect(await content("content")).toEqual(plain);
  });

  it("is cut off where it unpacks to more than a content may have", async () => {
    await expect(content("bomb")).rejects.toMatchObject({ code: "limit" });
  });

  it("fails when it cannot be unpacked", async () => {
    await expect(content("broken")).rejects.toThrow();
  });
});
