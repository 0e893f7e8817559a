import { afterAll, afterEach, beforeEach, expect, inject, vi } from "vitest";
import { closeDb } from "@/platform/db";

process.env.DATABASE_URL = inject("databaseUrl");
process.env.KEY_SECRET = "a key secret that only the tests know about";

const errors = vi.spyOn(console, "error");

beforeEach(() => {
  errors.mockClear();
});

/** An unexpected console.error is a failure; a test that expects one clears it. */
afterEach(() => {
  expect(errors.mock.calls).toEqual([]);
});

afterAll(closeDb);
