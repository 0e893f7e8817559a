import { expect, it } from "vitest";
import { thresholdOf } from "./threshold-input";

it.each([
  [null, 500],
  ["", 500],
  [" ", 500],
  ["300", 300],
  ["0", 500],
  ["-5", 500],
  ["1.5", 500],
  ["60000", 60_000],
  ["60001", 500],
  ["NaN", 500],
  ["1e3", 1_000],
  ["<script>", 500],
])("takes %j from the address as a threshold of %d ms", (text, ms) => {
  expect(thresholdOf(text)).toBe(ms);
});
