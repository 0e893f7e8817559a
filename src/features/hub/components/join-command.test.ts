import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { joinCommand, runCommand } from "./join-command";

const joining = { gateway: "http://127.0.0.1:3001", name: "eu-west", publicUrl: "https://eu.example", residency: "EU" };

test("the command names the gateway, the folder, the hub and its public address, and no token", () => {
  expect(joinCommand(joining)).toBe(
    "node dist/hub.js join http://127.0.0.1:3001 --data ./hub-eu-west --name eu-west --public-url https://eu.example --residency EU",
  );
  expect(joinCommand({ ...joining, residency: "" })).not.toContain("--residency");
  expect(runCommand({ ...joining, publicUrl: "http://127.0.0.1:3050" })).toBe("node dist/hub.js run --data ./hub-eu-west --port 3050 --admin-port 3051");
});

test("whatever was typed stays one word for the shell", () => {
  const typed = fc.stringMatching(/^[ -~]{1,30}$/);
  fc.assert(
    fc.property(typed, typed, (publicUrl, residency) => {
      const shown = execFileSync("sh", ["-c", `printf '%s\\n' ${joinCommand({ ...joining, publicUrl, residency })}`], { encoding: "utf8" });
      expect(shown.split("\n").slice(8, -1)).toEqual(["--public-url", publicUrl, "--residency", residency]);
    }),
    { numRuns: 40 },
  );
});
