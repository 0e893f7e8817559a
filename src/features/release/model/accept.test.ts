import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { acceptContent, acceptHead, acceptSnapshot, brokenReference, compareRank, readContent, readHead } from "./accept";
import type { Content, Head, Snapshot } from "./document";

const [a, b] = [digestOf("a"), digestOf("b")];
const head: Head = {
  schema: "nearshelf/head@1",
  org: "o",
  campaign: "autumn-roast",
  keys: 1,
  epoch: 7,
  issuedAt: "2026-11-01T00:00:00.000Z",
  audience: "*",
  active: { release: 2, content: a },
  kept: [],
  withdrawn: [],
  paused: false,
  cause: { kind: "publish" },
};
const trust = { org: "o", hub: "h", signedBy: 1, trusted: { keys: 1, epoch: 7, digest: a }, withdrawn: new Set<string>() };
const snapshot: Snapshot = {
  schema: "nearshelf/snapshot@1",
  org: "o",
  hub: "h",
  keys: 1,
  epoch: 7,
  issuedAt: "2026-11-01T00:00:00Z",
  expiresAt: "2026-11-08T00:00:00Z",
  heads: {},
  lift: [],
};
const nowMs = Date.parse("2026-11-02T00:00:00Z");

describe("ranks", () => {
  it.each([
    ["a greater epoch is taken", { keys: 1, epoch: 8, digest: b }, "take"],
    ["a newer key set is taken whatever its epoch", { keys: 2, epoch: 1, digest: b }, "take"],
    ["the same document is nothing new", { keys: 1, epoch: 7, digest: a }, "same"],
    ["fault 32: a smaller epoch is refused", { keys: 1, epoch: 6, digest: b }, "refuse"],
    ["fault 33: the same rank with other contents is an alarm", { keys: 1, epoch: 7, digest: b }, "alarm"],
  ] as const)("%s", (_, candidate, kind) => {
    expect(compareRank(trust.trusted, candidate).kind).toBe(kind);
  });

  it("fault 37: a head fast-forwarded to 2^53 is recovered from by a newer key set", () => {
    const stuck = { keys: 1, epoch: Number.MAX_SAFE_INTEGER, digest: a };
    expect(compareRank(stuck, { keys: 1, epoch: 8, digest: b }).kind).toBe("refuse");
    expect(compareRank(stuck, { keys: 2, epoch: 8, digest: b }).kind).toBe("take");
  });

  it("never move backwards, whatever comes in whatever order", () => {
    const rank = fc.record({ keys: fc.integer({ min: 1, max: 3 }), epoch: fc.nat(20), digest: fc.constantFrom(a, b) });
    fc.assert(
      fc.property(fc.array(rank), (ranks) => {
        let trusted: (typeof ranks)[number] | null = null;
        for (const candidate of ranks) {
          if (compareRank(trusted, candidate).kind !== "take") continue;
          if (trusted) expect(candidate.keys > trusted.keys || (candidate.keys === trusted.keys && candidate.epoch > trusted.epoch)).toBe(true);
          trusted = candidate;
        }
      }),
    );
  });
});

describe("a head", () => {
  it.each([
    ["another organization", { ...head, org: "other" }],
    ["another audience", { ...head, audience: ["someone else"] }],
    ["key set 2 is named", { ...head, keys: 2 }],
    ["withdrawn content", { ...head, epoch: 8, withdrawn: [a] }],
  ])("is refused for %s", (reason, candidate) => {
    expect(acceptHead(trust, candidate, b)).toEqual({ kind: "refuse", reason: expect.stringContaining(reason) });
  });

  it("is refused when it names what an earlier head withdrew", () => {
    const verdict = acceptHead({ ...trust, withdrawn: new Set([b]) }, { ...head, epoch: 9, kept: [{ release: 1, content: b }] }, b);
    expect(verdict).toEqual({ kind: "refuse", reason: expect.stringContaining("withdrawn") });
  });

  it("is taken when it is newer and for this hub", () => {
    expect(acceptHead(trust, { ...head, epoch: 8, audience: ["h"] }, b)).toEqual({ kind: "take" });
  });
});

describe("a snapshot", () => {
  const base = { org: "o", hub: "h", signedBy: 1, nowMs };

  it("is refused for another hub", () => {
    expect(acceptSnapshot({ ...base, trusted: null }, { ...snapshot, hub: "x" }, a)).toEqual({ kind: "refuse", reason: "another hub" });
  });

  it("fault 34: is refused once it has expired", () => {
    expect(acceptSnapshot({ ...base, trusted: null, nowMs: Date.parse(snapshot.expiresAt) }, snapshot, a).kind).toBe("refuse");
  });

  it("fault 25: does not come back to life under a clock set back ten years", () => {
    const newer = { snapshot: { ...snapshot, epoch: 6, issuedAt: "2026-12-01T00:00:00Z" }, digest: b };
    expect(acceptSnapshot({ ...base, trusted: newer, nowMs: 0 }, snapshot, a)).toEqual({ kind: "refuse", reason: expect.stringContaining("expired") });
  });

  it("renews its expiry at the same epoch when it says the same, and alarms when it does not", () => {
    const renewed = { ...snapshot, issuedAt: "2026-11-02T00:00:00Z", expiresAt: "2026-11-09T00:00:00Z" };
    const trusted = { snapshot, digest: a };
    expect(acceptSnapshot({ ...base, trusted }, renewed, b).kind).toBe("take");
    expect(acceptSnapshot({ ...base, trusted: { snapshot: renewed, digest: b } }, snapshot, a).kind).toBe("refuse");
    expect(acceptSnapshot({ ...base, trusted }, { ...renewed, heads: { x: b } }, b).kind).toBe("alarm");
    const stock = { markets: ["DE"], others: ["JP"], capacityBytes: 1_000, left: {} };
    expect(acceptSnapshot({ ...base, trusted }, { ...renewed, stock }, b).kind).toBe("alarm");
  });
});

describe("a document's text", () => {
  const text = JSON.stringify(head);
  it.each([
    ["fault 47: a key named twice", text.replace('"epoch":7', '"epoch":7,"epoch":8'), "twice"],
    ["fault 47: a key named twice in another spelling", text.replace('"epoch":7', '"epoch":7,"epo\\u0063h":8'), "twice"],
    ["fault 47: nesting that is too deep", text.replace('"paused"', `"x":${"[".repeat(20)}${"]".repeat(20)},"paused"`), "deeper"],
    ["fault 47: a byte order mark", `\uFEFF${text}`, "byte order mark"],
    ["fault 47: 1e400", text.replace(":7", ":1e400"), "out of range"],
    ["fault 47: negative zero", text.replace(":7", ":-0"), "negative zero"],
    ["fault 47: half a surrogate pair", text.replace('"o"', '"\\ud800"'), "surrogate"],
    ["fault 49: more bytes than allowed", text.replace('"paused"', `"x":"${"x".repeat(20_000)}","paused"`), "larger"],
    ["fault 48: another major version", text.replace("head@1", "head@2"), "another kind or version"],
    ["truncated text", text.slice(0, -1), "not JSON"],
  ])("is refused for %s", (_, candidate, says) => {
    expect(() => readHead(candidate)).toThrow(says);
  });

  it("fault 48: may hold members that nobody knows yet", () => {
    expect(readHead(text.replace('"paused"', '"later":{"a":1},"paused"'))).toEqual(head);
  });

  it("reads any JSON that names each key once as JSON.parse does", async () => {
    const { parseStrict } = await import("./strict-json");
    const value = fc.jsonValue({ maxDepth: 5 }).filter((one) => !JSON.stringify(one).includes("-0"));
    fc.assert(
      fc.property(value, (one) => {
        const written = JSON.stringify(one);
        fc.pre(!/\\ud[89a-f]/i.test(written));
        expect(parseStrict(written, { bytes: 1_000_000, depth: 20 })).toEqual(JSON.parse(written));
      }),
    );
  });
});

describe("a content", () => {
  const content: Content = {
    schema: "nearshelf/content@1",
    org: "o",
    campaign: "autumn-roast",
    release: 1,
    blobs: [["A".repeat(43), "image/webp", 5]],
    clicks: [],
    flights: [],
    entries: [{ blob: 0, concept: "a", weight: 1, beacon: true }],
    placements: { mpu: { connector: "gam", w: 1, h: 1, pick: {}, backup: 0 } },
    beacon: { sample: 1, events: [] },
    test: null,
    policy: { optOut: [], consent: "required-in-eea-uk-ch", vendorId: null, residency: null },
  };
  const named = { org: "o", campaign: "autumn-roast", content: a };

  it("fault 36: is refused when its digest is not the one the head names", () => {
    expect(acceptContent(named, content, b)).toEqual({ kind: "refuse", reason: expect.stringContaining("digest mismatch") });
  });

  it("is refused for another organization or campaign, and taken otherwise", () => {
    expect(acceptContent({ ...named, org: "x" }, content, a).kind).toBe("refuse");
    expect(acceptContent({ ...named, campaign: "x" }, content, a).kind).toBe("refuse");
    expect(acceptContent(named, readContent(JSON.stringify(content)), a).kind).toBe("take");
  });

  it.each([
    ["entry 0", { entries: [{ blob: 3, concept: "a", weight: 1, beacon: true }] }],
    ["placement mpu", { placements: { mpu: { connector: "gam", w: 1, h: 1, pick: { DE: [9] }, backup: 0 } } }],
  ])("is refused when %s points at nothing", (says, change) => {
    expect(brokenReference({ ...content, ...change })).toContain(says);
  });
});
