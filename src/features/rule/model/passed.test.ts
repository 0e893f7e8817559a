import { expect, it } from "vitest";
import { passedWords } from "./passed";

it("says by name, version, source and date what a variant passed, and never that it is lawful", () => {
  expect(passedWords("hr-gambling@1")).toEqual([
    "Passes pack hr-gambling v1 (sigma.world on Croatia's gambling act, 2026-11-25, unverified); its notes were not checked.",
  ]);
  expect(passedWords("none")).toEqual([]);
});

it("says of a pack that only notes something that it applies, since nothing was checked", () => {
  expect(passedWords("eu-price-cut@1+old-pack@3")).toEqual([
    "Pack eu-price-cut v1 (Directive 98/6/EC, Article 6a, as told by rpc and sellforte, 2026-11-25, unverified) applies; its notes were not checked.",
    "Pack old-pack@3 applied; this version ships no more.",
  ]);
});
