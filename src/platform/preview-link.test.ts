import { beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { checkPreview, previewLifeMs, previewUrl } from "./preview-link";

const digest = digestOf("a blob");
const nowMs = Date.UTC(2026, 10, 22, 12, 0, 30);

beforeEach(() => {
  process.env.ORIGIN_URL = "http://127.0.0.1:3002";
  process.env.PREVIEW_SECRET = "a preview secret that only the tests know";
});

const pathOf = (mime: string) => new URL(previewUrl(digest, mime, nowMs)).pathname;

describe("preview links", () => {
  it("name the blob and its type again when they come back", () => {
    expect(checkPreview(pathOf("image/webp"), nowMs)).toMatchObject({ digest, mime: "image/webp" });
    expect(previewUrl(digest, "image/jpeg", nowMs)).toMatch(/^http:\/\/127\.0\.0\.1:3002\/p\/.*\.jpg$/);
  });

  it("work for nine to ten minutes and then no longer", () => {
    const path = pathOf("image/webp");
    expect(checkPreview(path, nowMs + previewLifeMs - 61_000)).not.toBeNull();
    expect(checkPreview(path, nowMs + previewLifeMs)).toBeNull();
  });

  it("stay the same within a minute, so that a browser's cache answers", () => {
    expect(previewUrl(digest, "image/webp", nowMs)).toBe(previewUrl(digest, "image/webp", nowMs + 10_000));
  });

  it("refuse another blob, another time, another secret and any other shape", () => {
    const path = pathOf("image/webp");
    const other = digestOf("another").slice(7);
    expect(checkPreview(path.replace(digest.slice(7), other), nowMs)).toBeNull();
    expect(
      checkPreview(
        path.replace(/\/p\/\d+/, (start) => `${start.slice(0, -1)}9`),
        nowMs,
      ),
    ).toBeNull();
    for (const odd of [`${path}/`, `${path}?a`, path.replace(".webp", ".html"), `/p/../${path}`, path.toUpperCase(), ""])
      expect(checkPreview(odd, nowMs)).toBeNull();
    process.env.PREVIEW_SECRET = "another preview secret that the tests know";
    expect(checkPreview(path, nowMs)).toBeNull();
  });
});
