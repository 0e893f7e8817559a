import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestOf } from "@/kernel/hash";
import { Head } from "./document";
import { headLimitBytes, type Intention, type Issue, keptReleases, nextHead, sizeOfHead } from "./issue-head";
import { rollbackTarget } from "./rollback-target";

const issue = (epoch: number, campaign = "autumn-roast"): Issue => ({
  org: "0198f1de-7d2c-7bb0-9e0a-0f6d1a2b3c4d",
  campaign,
  keys: 1,
  epoch,
  issuedAt: new Date("2026-10-01T08:00:00Z"),
});
const release = (number: number, of = number) => ({ release: number, content: digestOf(`content ${of}`) });
const publish = (number: number, stage = true): Intention => ({ kind: "publish", release: release(number), stage });
const activate: Intention = { kind: "activate", except: [] };
const run = (...intentions: Intention[]) => intentions.reduce<Head | null>((head, intention, i) => nextHead(head, intention, issue(i + 1)), null);

describe("a campaign's next head", () => {
  it("stages a first release beside nothing, then activates it", () => {
    expect(run(publish(1))).toMatchObject({ active: null, staged: { release: 1 }, kept: [], cause: { kind: "publish" } });
    expect(run(publish(1), activate)).toMatchObject({ active: { release: 1 }, kept: [], cause: { kind: "activate" } });
    expect(run(publish(1), activate)).not.toHaveProperty("staged");
  });

  it("keeps the live release while another is staged", () => {
    expect(run(publish(1), activate, publish(2))).toMatchObject({ active: { release: 1 }, staged: { release: 2 }, kept: [] });
  });

  it("points at old content under a new number when it rolls back, and keeps what it rolled back from", () => {
    const head = run(publish(1, false), publish(2, false), { kind: "rollback", release: release(3, 1), restores: 1 });
    expect(head).toMatchObject({ active: release(3, 1), kept: [release(2)], cause: { kind: "rollback", restores: 1 } });
  });

  it("refuses to activate when nothing is staged", () => {
    expect(() => run(publish(1), activate, activate)).toThrow("Nothing is staged any more");
  });

  it("names skipped hubs and drops their names before it grows over its limit", () => {
    const few = nextHead(run(publish(1)), { kind: "activate", except: ["eu-west"] }, issue(2));
    expect(few.cause.except).toEqual(["eu-west"]);
    const many = nextHead(run(publish(1)), { kind: "activate", except: Array.from({ length: 200 }, (_, i) => `hub-${i}`) }, issue(2));
    expect(sizeOfHead(many)).toBeLessThanOrEqual(headLimitBytes);
  });

  it("is valid, at most 1,000 bytes and keeps at most five distinct contents, whatever happened before", () => {
    const step = fc.oneof(fc.constant("publish"), fc.constant("activate"), fc.constant("at once"), fc.constant("roll back"));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom("a", "b".repeat(63)), (steps, campaign) => {
        let head: Head | null = null;
        steps.forEach((name, i) => {
          const intention = intend(head, name, i + 1_000_000);
          if (intention) head = nextHead(head, intention, issue(i + 1, campaign));
          check(head);
        });
      }),
    );
  });
});

function intend(head: Head | null, name: string, number: number): Intention | null {
  if (name === "publish" || name === "at once") return publish(number, name === "publish");
  if (name === "activate") return head?.staged ? activate : null;
  const [kept] = head?.kept ?? [];
  return kept ? { kind: "rollback", release: { release: number, content: kept.content }, restores: kept.release } : null;
}

function check(head: Head | null): void {
  if (!head) return;
  expect(Head.parse(head)).toEqual(head);
  expect(sizeOfHead(head)).toBeLessThanOrEqual(headLimitBytes);
  const contents = head.kept.map(({ content }) => content);
  expect(new Set(contents).size).toBe(contents.length);
  expect(contents).not.toContain(head.active?.content);
  expect(head.kept.length).toBeLessThanOrEqual(keptReleases);
}

describe("what a rollback restores", () => {
  const lived = (...numbers: [number, number?][]) => numbers.map(([number, of]) => ({ number, content: release(number, of).content }));
  const three = run(publish(1, false), publish(2, false), publish(3, false));
  const back = nextHead(three, { kind: "rollback", release: release(4, 2), restores: 2 }, issue(4));

  it("is the previous good release by default", () => {
    expect(rollbackTarget(three, lived([1], [2], [3]))).toEqual(release(2));
  });

  it("is not what was rolled back from, when pressed again", () => {
    expect(rollbackTarget(back, lived([1], [2], [3], [4, 2]))).toEqual(release(1));
  });

  it("is any kept number, also the one that was rolled back from", () => {
    expect(rollbackTarget(back, lived([1], [2], [3], [4, 2]), 3)).toEqual(release(3));
  });

  it("fault 54: is what is live while another release is being staged", () => {
    const staged = nextHead(run(publish(1, false)), publish(2), issue(2));
    expect(rollbackTarget(staged, lived([1]))).toEqual(release(1));
    expect(rollbackTarget(staged, lived([1]), 1)).toEqual(release(1));
  });

  it.each<[string, Head | null, number | undefined, string]>([
    ["nothing was ever live", run(publish(1)), undefined, "nothing to restore"],
    ["there is only the first release", run(publish(1, false)), undefined, "no earlier release to restore"],
    ["the release is live already", three, 3, "live already"],
    ["the release was never live", three, 9, "never live"],
  ])("is refused when %s", (_, head, to, says) => {
    expect(() => rollbackTarget(head, lived([1], [2], [3]).slice(0, head?.active?.release ?? 0), to)).toThrow(says);
  });

  it("is refused when hubs no longer keep it", () => {
    const many = run(...Array.from({ length: 8 }, (_, i) => publish(i + 1, false)));
    const all = lived(...Array.from({ length: 8 }, (_, i): [number] => [i + 1]));
    expect(() => rollbackTarget(many, all, 1)).toThrow("Kept are 7, 6, 5, 4, 3");
  });
});
