import { describe, expect, it } from "vitest";
import { BadEnvironment, readEnv } from "./env";

describe("a process's environment", () => {
  it("fault 116: names every missing or wrong variable at once and never its value", () => {
    const source = { DATABASE_URL: "mysql://secret@host", KEY_SECRET: "short", GATEWAY_PORT: "70000" };
    const attempt = () => readEnv(["DATABASE_URL", "KEY_SECRET", "GATEWAY_PORT", "NEARSHELF_DATA"], source as unknown as NodeJS.ProcessEnv);
    expect(attempt).toThrow(BadEnvironment);
    expect(attempt).toThrow(/DATABASE_URL.*\n.*KEY_SECRET needs at least 32.*\n.*GATEWAY_PORT.*\n.*NEARSHELF_DATA is not set/);
    expect(attempt).not.toThrow(/secret@host/);
  });

  it("gives checked values", () => {
    const source = { GATEWAY_PORT: "3001", GATEWAY_URL: "http://127.0.0.1:3001" } as unknown as NodeJS.ProcessEnv;
    expect(readEnv(["GATEWAY_PORT", "GATEWAY_URL"], source)).toEqual({ GATEWAY_PORT: 3001, GATEWAY_URL: "http://127.0.0.1:3001" });
  });
});
