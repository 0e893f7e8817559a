import { beforeAll, expect, test } from "vitest";
import { demandOwnJson } from "./same-origin";

beforeAll(() => {
  process.env.NEXTAUTH_URL = "http://localhost:3000";
});

const json = { "content-type": "application/json", "content-length": "10" };
const own = { ...json, origin: "http://localhost:3000", "sec-fetch-site": "same-origin" };

test.each([
  ["what a browser sends from the dashboard", own],
  ["an older browser that names only the origin", { ...json, origin: "http://localhost:3000" }],
])("takes %s", (_, headers) => {
  expect(() => demandOwnJson(new Headers(headers))).not.toThrow();
});

test.each([
  ["a form of another site", { ...own, origin: "https://evil.test", "sec-fetch-site": "cross-site", "content-type": "application/x-www-form-urlencoded" }],
  ["a script of another site", { ...own, origin: "https://evil.test", "sec-fetch-site": "cross-site" }],
  ["another port of this host", { ...own, origin: "http://localhost:3001", "sec-fetch-site": "same-site" }],
  ["a null origin", { ...json, origin: "null" }],
  ["no origin at all", json],
  ["JSON dressed as plain text", { ...own, "content-type": "text/plain" }],
  ["JSON without a type", { origin: own.origin, "content-length": "10" }],
])("fault 108: refuses %s", (_, headers) => {
  expect(() => demandOwnJson(new Headers(headers))).toThrow(expect.objectContaining({ code: "forbidden" }));
});

test.each([
  ["a body over 4 MiB", "4194305"],
  ["a body of unknown length", undefined],
])("fault 65: refuses %s before reading it", (_, length) => {
  const headers = new Headers(own);
  if (length) headers.set("content-length", length);
  else headers.delete("content-length");
  expect(() => demandOwnJson(headers)).toThrow(expect.objectContaining({ code: "limit" }));
});
