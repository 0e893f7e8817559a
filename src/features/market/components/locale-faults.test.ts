import { describe, expect, it } from "vitest";
import { localeFaults } from "./locale-faults";

const german = { locale: "de-DE", sharePpm: 500_000 };

describe("the faults of a locale", () => {
  it("are none when it is known, new and has a share", () => {
    expect(localeFaults(german, [{ ...german, locale: "fr-FR" }])).toEqual({});
  });

  it.each([Number.NaN, 1_000_001])("are told of the share where the share is wrong: %d", (sharePpm) => {
    expect(localeFaults({ ...german, sharePpm }, [])).toEqual({ share: "A percentage of up to 100." });
  });

  it("are told of each field of its own", () => {
    expect(localeFaults({ locale: "??", sharePpm: Number.NaN }, [])).toMatchObject({
      locale: expect.stringContaining("such as de-DE"),
      share: expect.any(String),
    });
    expect(localeFaults(german, [german])).toEqual({ locale: "de-DE is there already." });
  });
});
