import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { byText } from "./by-text";
import { canonical } from "./canonical";
import { digestFromHex, hexOf, isDigest, shortOf } from "./digest";
import { compactOf, digestFromCompact, digestOf } from "./hash";
import { missing, Refusal } from "./refusal";
import { mintScope, mintSystemScope, personOf, rolesIn } from "./scope";

describe("digests", () => {
  it("name the SHA-256 of bytes", () => {
    expect(digestOf("")).toBe("sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  });

  it("survive every spelling they travel in", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const digest = digestOf(bytes);
        expect(digestFromHex(hexOf(digest))).toBe(digest);
        expect(digestFromCompact(compactOf(digest))).toBe(digest);
        expect(hexOf(digest).startsWith(shortOf(digest))).toBe(true);
      }),
    );
  });

  it.each(["", "sha256:", "sha256:ABC", `sha512:${"0".repeat(64)}`, `sha256:${"g".repeat(64)}`, 5, null])("are not %j", (value) => {
    expect(isDigest(value)).toBe(false);
  });

  it.each(["", "x".repeat(42), "x".repeat(44), "=".repeat(43)])("do not come from the compact text %j", (text) => {
    expect(digestFromCompact(text)).toBeNull();
  });
});

describe("canonical JSON", () => {
  it("is the same whatever order members were added in", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonical(reversed)).toBe(canonical(value));
      }),
    );
  });

  it("reads back as the value it was made from", () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("refuses numbers that JSON cannot carry", () => {
    expect(() => canonical({ share: Number.NaN })).toThrow(RangeError);
  });

  it("leaves undefined members out", () => {
    expect(canonical({ b: undefined, a: [undefined, 1] })).toBe('{"a":[null,1]}');
  });
});

describe("scopes", () => {
  const seats = [
    { teamId: "north", role: "producer" as const },
    { teamId: "south", role: "analyst" as const },
  ];

  it("hold the roles of the team that is asked for, and of all teams otherwise", () => {
    const scope = mintScope({ organizationId: "o", actor: "p", requestId: "r", organizationRole: null, seats });
    expect(rolesIn(scope, "north")).toEqual(["producer"]);
    expect(rolesIn(scope, "west")).toEqual([]);
    expect(rolesIn(scope)).toEqual(["producer", "analyst"]);
  });

  it("cannot be changed after they were proven", () => {
    const scope = mintSystemScope("o", "gateway", "r");
    expect(() => Object.assign(scope, { organizationId: "another" })).toThrow(TypeError);
  });
});

describe("refusals", () => {
  it("carry a code, a sentence and the list of what is wrong", () => {
    const refusal = new Refusal("invalid", "Two cells are wrong.", [{ at: "row 3, de-DE", says: "is empty" }]);
    expect([refusal.code, refusal.message, refusal.complaints.length]).toEqual(["invalid", "Two cells are wrong.", 1]);
  });

  it("say the same of a foreign thing and of none", () => {
    expect(missing("campaign").message).toBe("There is no such campaign.");
  });
});

it.each([
  ["0193f5a2-7c1e-7b3a-9d55-6a1b2c3d4e5f", true],
  ["hub:0193f5a2-7c1e-7b3a-9d55-6a1b2c3d4e5f", false],
  ["builder", false],
  ["------------------------------------", false],
])("the actor %s is a person: %s", (actor, isPerson) => {
  expect(personOf(mintSystemScope("o", actor, "r"))).toBe(isPerson ? actor : null);
});

it("texts are ordered by their code units", () => {
  expect(["b", "ä", "B", "a", "a"].toSorted(byText)).toEqual(["B", "a", "a", "b", "ä"]);
});
