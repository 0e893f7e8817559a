import { expect, it } from "vitest";
import { passedWords } from "./passed";

it("says by name, version, source and date what a variant passed, and never that it is lawful", () => {
  expect(passedWords("eu-price-cut@1+old-pack@3")).toEqual([
    "Passes pack eu-price-cut v1 (Directive 98/6/EC, Article 6a, as told by rpc and sellforte, 2026-11-25, unverified).",
    "Passes pack old-pack@3.",
  ]);
  expect(passedWords("none")).toEqual([]);
});
