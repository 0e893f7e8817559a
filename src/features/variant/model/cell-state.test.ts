import { expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { cellStateOf, needsBuild } from "./cell-state";

const now = digestOf("inputs of now");
const fresh = { inputsDigest: now, passed: true };
const old = { inputsDigest: digestOf("earlier inputs"), passed: true };
const item = (state: string, running: boolean, inputsDigest: string = now) => ({ state, running, inputsDigest });

it.each([
  ["nothing yet", null, null, "missing"],
  ["waiting in a build", null, item("queued", true), "queued"],
  ["waiting, though an older variant is there", old, item("queued", true), "queued"],
  ["being rendered", fresh, item("rendering", true), "rendering"],
  ["rendered while the build goes on", fresh, item("rendered", true), "built"],
  ["left behind by a build that died", null, item("queued", false), "missing"],
  ["built from these inputs", fresh, item("reused", false), "built"],
  ["built, but refused by pre-flight", { ...fresh, passed: false }, item("blocked", false), "blocked"],
  ["refused by pre-flight without a variant", null, item("blocked", false), "blocked"],
  ["refused earlier, edited since", old, item("blocked", false, old.inputsDigest), "stale"],
  ["broken", null, item("failed", false), "failed"],
  ["broken, edited since", null, item("failed", false, old.inputsDigest), "missing"],
  ["made of other inputs", old, item("rendered", false, old.inputsDigest), "stale"],
] as const)("a cell that is %s", (_, variant, inBuild, state) => {
  expect(cellStateOf(now, variant, inBuild)).toBe(state);
});

it("asks for a build of what is missing, stale or failed only", () => {
  expect((["missing", "queued", "rendering", "built", "stale", "blocked", "failed"] as const).filter(needsBuild)).toEqual(["missing", "stale", "failed"]);
});
