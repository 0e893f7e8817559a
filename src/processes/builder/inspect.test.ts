import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { BuilderProblem, Inspected } from "@/features/creative/model/door";
import { blobFolder, FolderBlobStore } from "@/platform/blob-store";
import { flower, inspectBytes } from "@/testing/build-campaign";
import { useOwnDatabase } from "@/testing/own-database";
import { type BuilderBench, prepareBuilder, type RunningBuilder } from "@/testing/run-builder";

let bench: BuilderBench;
let builder: RunningBuilder;

beforeAll(async () => {
  bench = await prepareBuilder(await useOwnDatabase(inject("databaseUrl")));
  builder = await bench.start();
});

afterAll(() => bench.close());

const plain = () => sharp({ create: { width: 60, height: 40, channels: 3, background: "#a04020" } });

async function storedFiles(): Promise<number> {
  const names = await readdir(blobFolder(bench.data), { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f]{64}$/.test(name)).length;
}

async function refused(bytes: Uint8Array, name: string, mime: string): Promise<[number, string]> {
  const before = await storedFiles();
  const answer = await inspectBytes(builder, bytes, name, mime);
  const { says } = BuilderProblem.parse(await answer.json());
  expect(await storedFiles()).toBe(before);
  expect(await readdir(join(bench.data, "builder", "inbox"))).toEqual([]);
  return [answer.status, says];
}

async function accepted(bytes: Uint8Array, name: string, mime: string): Promise<Inspected> {
  const answer = await inspectBytes(builder, bytes, name, mime);
  const body: unknown = await answer.json();
  expect([answer.status, body]).toEqual([200, expect.anything()]);
  return Inspected.parse(body);
}

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

/** A PNG that says it is very large and holds almost nothing. */
function hugePng(widthPx: number, heightPx: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(widthPx, 0);
  header.writeUInt32BE(heightPx, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(64))), chunk("IEND", Buffer.alloc(0))]);
}

describe("a master that is taken", () => {
  it("is stored as sent beside a proof, with its size and a proposed focal point", async () => {
    const bytes = await readFile(flower);
    const facts = await accepted(bytes, "flower.jpg", "image/jpeg");
    expect([facts.widthPx, facts.heightPx, facts.bytes, facts.mime]).toEqual([2268, 1512, bytes.length, "image/jpeg"]);
    expect(facts.focal.x > 0 && facts.focal.x < 1 && facts.focal.y > 0 && facts.focal.y < 1).toBe(true);
    const blobs = new FolderBlobStore(blobFolder(bench.data));
    expect((await blobs.get(facts.digest))?.equals(bytes)).toBe(true);
    const proof = await sharp((await blobs.get(facts.proofDigest)) ?? Buffer.alloc(0)).metadata();
    expect([proof.format, proof.width, proof.height]).toEqual(["webp", 1600, 1067]);
  });

  it("has its focal point where something stands out", async () => {
    const spot = await sharp({ create: { width: 80, height: 80, channels: 3, background: "#ff3010" } })
      .png()
      .toBuffer();
    const photo = await sharp({ create: { width: 900, height: 300, channels: 3, background: "#888888" } })
      .composite([{ input: spot, left: 760, top: 110 }])
      .png()
      .toBuffer();
    expect((await accepted(photo, "spot.png", "image/png")).focal.x).toBeGreaterThan(0.7);
  });

  it("fault 119: may be CMYK, 16 bit, transparent, grey or turned, and comes out as an upright plain photo without EXIF", async () => {
    const blobs = new FolderBlobStore(blobFolder(bench.data));
    const odd: [string, Buffer, [number, number]][] = [
      ["cmyk.jpg", await plain().toColourspace("cmyk").jpeg().toBuffer(), [60, 40]],
      ["deep.png", await plain().toColourspace("rgb16").png().toBuffer(), [60, 40]],
      ["clear.png", await plain().ensureAlpha(0.5).png().toBuffer(), [60, 40]],
      ["grey.png", await plain().greyscale().toColourspace("b-w").png().toBuffer(), [60, 40]],
      [
        "turned.jpg",
        await plain()
          .withExif({ IFD0: { Copyright: "canary" }, IFD3: { GPSLatitude: "51/1" } })
          .withMetadata({ orientation: 6 })
          .jpeg()
          .toBuffer(),
        [40, 60],
      ],
      ["wide.tiff", await plain().tiff().toBuffer(), [60, 40]],
    ];
    for (const [name, bytes, size] of odd) {
      const facts = await accepted(bytes, name, "");
      const proof = (await blobs.get(facts.proofDigest)) ?? Buffer.alloc(0);
      const read = await sharp(proof).metadata();
      expect([name, facts.widthPx, facts.heightPx, read.width, read.height, read.channels, read.exif]).toEqual([name, ...size, ...size, 3, undefined]);
    }
  });
});

describe("a master that is refused leaves nothing behind", () => {
  it("fault 117: when its header says more pixels than the limit, before anything is decoded", async () => {
    expect(await refused(hugePng(16_384, 16_384), "pier.png", "image/png")).toEqual([
      413,
      "pier.png is 16384 × 16384 pixels (268 megapixels); the limit is 50. Nothing was stored.",
    ]);
  });

  it("fault 118: when it is cut short or damaged, and the builder goes on", async () => {
    const whole = await readFile(flower);
    const [status, says] = await refused(whole.subarray(0, 400_000), "flower.jpg", "image/jpeg");
    expect([status, says]).toEqual([422, expect.stringMatching(/^flower\.jpg is damaged or cut short .*Nothing was stored\.$/)]);
    expect((await refused(Buffer.concat([whole.subarray(0, 40), Buffer.alloc(900, 7)]), "header.jpg", "image/jpeg"))[1]).toContain("header.jpg is damaged");
    const png = await plain().png().toBuffer();
    expect((await refused(png.subarray(0, png.length - 30), "short.png", "image/png"))[1]).toContain("short.png is damaged");
    expect((await refused(Buffer.alloc(0), "empty.jpg", "image/jpeg"))[1]).toContain("empty.jpg is empty");
    await accepted(await plain().jpeg().toBuffer(), "next.jpg", "image/jpeg");
  });

  it("fault 120: when its content is not what its name or its sender says", async () => {
    const jpeg = await plain().jpeg().toBuffer();
    const cases: [Uint8Array, string, string, string][] = [
      [
        Buffer.from("<html><script>alert(1)</script>"),
        "page.png",
        "image/png",
        "page.png is an HTML page; a master is one of JPEG, PNG, WebP, AVIF, TIFF. Nothing was stored.",
      ],
      [
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
        "logo.png",
        "image/png",
        "logo.png is an SVG; a master is one of JPEG, PNG, WebP, AVIF, TIFF. Nothing was stored.",
      ],
      [await plain().gif().toBuffer(), "anim.png", "image/png", "anim.png is a GIF; a master is one of JPEG, PNG, WebP, AVIF, TIFF. Nothing was stored."],
      [jpeg, "photo.png", "image/png", "photo.png is a JPEG by its content; name it .jpg or export it again. Nothing was stored."],
      [jpeg, "photo.jpg", "image/png", "photo.jpg was sent as image/png and is a JPEG. Nothing was stored."],
    ];
    for (const [bytes, name, mime, says] of cases) expect(await refused(bytes, name, mime)).toEqual([422, says]);
  });

  it("fault 121: when it is animated, by name", async () => {
    const png = await plain().png().toBuffer();
    const apng = Buffer.concat([png.subarray(0, 33), chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])), png.subarray(33)]);
    const frames = Buffer.concat([await plain().raw().toBuffer(), await plain().negate().raw().toBuffer()]);
    const webp = await sharp(frames, { raw: { width: 60, height: 80, channels: 3, pageHeight: 40 } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    for (const [bytes, name] of [
      [apng, "moving.png"],
      [webp, "moving.webp"],
    ] as const) {
      expect(await refused(bytes, name, "")).toEqual([
        422,
        `${name} is animated or has several pages; a master is one still image. Export the frame you want. Nothing was stored.`,
      ]);
    }
  });
});

describe("the door", () => {
  it("opens to nobody without the secret", async () => {
    for (const authorization of ["", "Bearer ", `Bearer ${builder.secret}x`, `Basic ${builder.secret}`]) {
      const answer = await fetch(`${builder.url}/preview`, { method: "POST", headers: { authorization }, body: "{}" });
      expect([answer.status, (await answer.json()).code]).toEqual([401, "forbidden"]);
    }
  });

  it("names what is wrong with a request", async () => {
    const headers = { authorization: `Bearer ${builder.secret}` };
    const answer = await fetch(`${builder.url}/preview`, { method: "POST", headers, body: "{}" });
    expect([answer.status, BuilderProblem.parse(await answer.json()).complaints.map(({ at }) => at)]).toEqual([422, ["organizationId", "inputs"]]);
  });

  it("names glyphs that no font has, and none that one has", async () => {
    const strings = [
      { at: "row 2, de-DE", locale: "de-DE", text: "Käse 🔥" },
      { at: "row 2, ja-JP", locale: "ja-JP", text: "ゆっくりした朝は、" },
      { at: "row 2, hi-IN", locale: "hi-IN", text: "सुकून भरी सुबह" },
    ];
    const headers = { authorization: `Bearer ${builder.secret}` };
    const answer = await fetch(`${builder.url}/coverage`, { method: "POST", headers, body: JSON.stringify({ strings }) });
    expect(await answer.json()).toEqual({ complaints: [{ at: "row 2, de-DE", says: "No font has 🔥 (U+1F525). Use other characters." }] });
  });
});
