import { describe, expect, it } from "vitest";
import { unmeasuredWords } from "./market-figures";

describe("the words about p75 TTFB that nobody measured", () => {
  it("speak of entered figures only where there are some", () => {
    expect(unmeasuredWords([{ enteredTtfbP75Ms: null }, { enteredTtfbP75Ms: 140 }])).toMatch(/^No p75 TTFB is measured yet; .* replace entered ones/);
    expect(unmeasuredWords([{ enteredTtfbP75Ms: null }])).toMatch(/^No p75 TTFB is known yet/);
  });
});
