import { expect, test } from "vitest";
import { sameOriginPath } from "./same-origin-path";
import { freeSlug, slugOf } from "./slug";

const base = "http://localhost:3000";

test.each([
  ["/campaigns?x=1#y", "/campaigns?x=1#y"],
  ["http://localhost:3000/hubs", "/hubs"],
  ["https://evil.test/", "/"],
  ["//evil.test/", "/"],
  ["/\\evil.test", "/"],
  ["\\\\evil.test", "/"],
  ["http://localhost:3000//evil.test/", "/"],
  ["http://localhost:3000@evil.test/", "/"],
  ["javascript:alert(1)", "/"],
  ["/\t/evil.test", "/"],
  ["/api/auth/signout", "/"],
  ["", "/"],
  [null, "/"],
])("fault 109: %j leads on to %s", (wanted, path) => {
  expect(sameOriginPath(wanted, base)).toBe(path);
});

test.each([
  ["Fjörd Coffee", "fjord-coffee"],
  ["  --A & B--  ", "a-b"],
  ["コーヒー", "organization"],
  ["x".repeat(100), "x".repeat(40)],
])("turns %j into the slug %s", (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});

test("numbers a slug that is taken", () => {
  expect(freeSlug("a", new Set(["a", "a-2"]))).toBe("a-3");
});
