import { describe, expect, it } from "vitest";
import { heldWords, nothingWords } from "./stake-words";
import { liveWords } from "./words";

const nothing = { missing: 0, blocked: 0, forbidden: 0, queued: 0, stale: 0, share: 0, backups: 0 };

describe("what is held back, in words", () => {
  it.each([
    [{}, "No cell is missing or blocked: the whole plan can be served."],
    [{ queued: 1 }, "No cell is missing or blocked; 1 queued cell waits for a fresh build."],
    [{ queued: 1200, stale: 2 }, "No cell is missing or blocked; 1,200 queued and 2 stale cells wait for a fresh build."],
    [{ missing: 1, share: 0.0004 }, "1 missing cell holds back less than 0.1 % of planned impressions."],
    [{ missing: 2, blocked: 3, stale: 1, share: 0.125 }, "2 missing and 3 blocked cells hold back 12.5 % of planned impressions."],
    [{ blocked: 2, share: null }, "2 blocked cells hold back impressions that nobody has counted yet."],
    [{ forbidden: 1 }, "Nothing is held back. 1 cell that a rule forbids is still live."],
    [{ forbidden: 2, stale: 1 }, "Nothing is held back; 1 stale cell waits for a fresh build. 2 cells that a rule forbids are still live."],
  ])("of %j", (held, words) => {
    expect(heldWords({ ...nothing, ...held })).toBe(words);
  });

  it.each([
    [0, "Nothing: every cell with known figures has a fresh variant."],
    [1, "Nothing, once the queued cell is built."],
    [3, "Nothing, once the 3 cells that are queued are built."],
  ])("with %s queued and nothing at stake", (queued, words) => {
    expect(nothingWords({ ...nothing, queued })).toBe(words);
  });
});

describe("what the live release has to do with a cell", () => {
  it.each([
    [null, false, ""],
    [{ release: 5, current: true }, true, "It is r5."],
    [{ release: 5, current: true }, false, "r5 still serves it."],
    [{ release: 5, current: false }, false, "r5 serves an older version."],
  ])("of %j, when the letter has said it is live: %s", (live, said, words) => {
    expect(liveWords(live, said)).toBe(words);
  });
});
