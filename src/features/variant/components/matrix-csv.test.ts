import { expect, it } from "vitest";
import { sampleColumn, sampleMatrix, sampleRow } from "@/testing/sample-matrix";
import { matrixCsv } from "./matrix-csv";

const matrix = sampleMatrix(
  [sampleRow("US/es-US", "m"), sampleRow("KZ/ru-KZ", "l", { dailyImpressions: null }), sampleRow("*/und", "b", { share: 0, dailyImpressions: null })],
  [sampleColumn("home-mpu", "300×250", 0.5, { publisher: '=HYPERLINK("x")' })],
);

it("writes a line a cell, leaves unknown figures empty, and gives a text no chance to be a formula", () => {
  const [head, ...lines] = matrixCsv(matrix, [0, 1, 2]).split("\r\n");
  expect(head).toContain("market,market name,locale");
  expect(lines.map((line) => line.split(",").slice(0, 3).join(","))).toEqual(["US,United States,es-US", "KZ,Kazakhstan,ru-KZ", "*,Backup,und", ""]);
  expect(lines[0]).toContain(`"'=HYPERLINK(""x"")"`);
  expect(lines[0]).toMatch(/missing,It was never built\.,500000,2500\.00,USD$/);
  expect(lines[1]).toMatch(/live,The live release serves it\.,,,USD$/);
});

it("writes only the cells it is asked for", () => {
  expect(matrixCsv(matrix, [1]).trim().split("\r\n")).toHaveLength(2);
});
