import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { variables } from "./platform/env";
import { badComments, badTitles, consoleCalls, impurities, loopholes, mintings, sleeps, undocumented } from "./testing/house/habits";
import { models, relationsWithoutDelete, unindexedKeys, unmapped } from "./testing/house/schema";
import { deepNesting, isBarrel, longFunctions, longHandlers, readsWithoutScope } from "./testing/house/shape";
import { paths, root, sources } from "./testing/house/sources";

const code = sources.filter((source) => !source.isTest);
const tests = sources.filter((source) => source.isTest);
const inSrc = paths.filter((path) => path.startsWith("src/"));
const stem = (path: string) => (path.split("/").at(-1) ?? "").replace(/\.(test|spec|config|d)?\.?\w+$/, "");

describe("rooms and names", () => {
  it("keeps files and folders in kebab case", () => {
    const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;
    const route = /^(\([a-z-]+\)|@[a-z-]+|\[{1,2}(\.\.\.)?[a-zA-Z]+\]{1,2})$/;
    const parts = (path: string) => [
      ...path
        .split("/")
        .slice(1, -1)
        .filter((folder) => !(path.startsWith("src/app/") && route.test(folder))),
      stem(path),
    ];
    const bad = paths.filter((path) => /\.(tsx?|mjs|cjs)$/.test(path) && !parts(path).every((part) => kebab.test(part)));
    expect(bad).toEqual([]);
  });

  it("has no barrels and no drawers for odds and ends", () => {
    const drawer = /^(index|utils?|helpers?|misc|common|types|shared|lib)$/;
    expect(
      paths.filter(
        (path) =>
          /\.(tsx?|mjs|cjs)$/.test(path) &&
          (drawer.test(stem(path)) ||
            path
              .split("/")
              .slice(1, -1)
              .some((folder) => drawer.test(folder))),
      ),
    ).toEqual([]);
    expect(
      code.filter((source) => source.path.startsWith("src/") && !source.path.startsWith("src/app/") && isBarrel(source)).map((source) => source.path),
    ).toEqual([]);
  });

  it("stays at most four folders deep, six below src/app", () => {
    const depth = (path: string) => path.split("/").length - 2;
    expect(inSrc.filter((path) => depth(path) > (path.startsWith("src/app/") ? 7 : 4))).toEqual([]);
  });

  it("has only the rooms of the house", () => {
    const rooms = [
      "app",
      "client",
      "features",
      "house.test.ts",
      "instrumentation.ts",
      "kernel",
      "platform",
      "processes",
      "proxy.ts",
      "server",
      "testing",
      "ui",
    ];
    expect(readdirSync(join(root, "src")).filter((name) => !rooms.includes(name))).toEqual([]);
    const processes = ["builder", "cli", "gateway", "hub", "origin", "stack"];
    expect(readdirSync(join(root, "src/processes")).filter((name) => !processes.includes(name))).toEqual([]);
    const nouns = [
      "audit",
      "beacon",
      "campaign",
      "creative",
      "experiment",
      "finance",
      "hub",
      "identity",
      "kit",
      "market",
      "pilot",
      "publisher",
      "release",
      "rule",
      "variant",
    ];
    expect(readdirSync(join(root, "src/features")).filter((name) => !nouns.includes(name))).toEqual([]);
  });

  it("puts into a feature folder only what belongs there", () => {
    const allowed =
      /^src\/features\/[a-z]+\/((model|reads|writes)(\/[a-z0-9-]+(\.test)?(\.d)?)?\.tsx?|(schema|policy|router|jobs)\.ts|[a-z0-9-]+\.test\.tsx?|(model|reads|writes)\/[a-z0-9-]+(\.test|\.d)?\.ts|model\/[a-z0-9-]+\.json|components\/[a-z0-9-]+(\.test)?\.tsx?)$/;
    expect(inSrc.filter((path) => path.startsWith("src/features/") && !allowed.test(path))).toEqual([]);
  });

  it("opens every room's model with a glossary of its nouns", () => {
    const modelsOf = new Map<string, boolean>();
    for (const source of code) {
      const room = /^src\/features\/([a-z]+)\/model(\.ts|\/)/.exec(source.path)?.[1];
      if (room) modelsOf.set(room, modelsOf.get(room) || /^(\/\/ [A-Z][^\n]*\n){2,}/.test(source.text));
    }
    expect([...modelsOf].filter(([, has]) => !has).map(([room]) => room)).toEqual([]);
  });

  it("says atop every process what it owns, what kills it and what it survives", () => {
    const mains = code.filter((source) => /^src\/processes\/[a-z]+\/main\.ts$/.test(source.path));
    const head = (text: string) => /^(\/\/[^\n]*\n|\/\*[\s\S]*?\*\/)+/.exec(text)?.[0] ?? "";
    expect(
      mains.filter(({ text }) => ![/\bowns\b/i, /\bkill(s|ed)\b/i, /\bsurvives?\b/i].every((word) => word.test(head(text)))).map((source) => source.path),
    ).toEqual([]);
  });
});

describe("the environment", () => {
  it("explains every variable in .env.example", () => {
    const example = readFileSync(join(root, ".env.example"), "utf8");
    expect(Object.keys(variables).filter((name) => !new RegExp(`^(# )?${name}=`, "m").test(example))).toEqual([]);
  });
});

describe("floors", () => {
  it("imports only from the floors below, and never in a circle", async () => {
    const args = ["node_modules/dependency-cruiser/bin/dependency-cruise.mjs", "--config", "src/processes/stack/floors.cjs", "--output-type", "json", "src"];
    const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 100_000_000 }).catch((error: { stdout: string }) => error);
    const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string }; from: string; to: string }[]; totalCruised: number } };
    expect(summary.totalCruised).toBeGreaterThan(50);
    expect(summary.violations.map((violation) => `${violation.rule.name}: ${violation.from} imports ${violation.to}`)).toEqual([]);
  });

  it("mints scopes only at gates, in the processes' own hands, and in tests", () => {
    const allowed = /^src\/(server\/core|processes\/(gateway|builder|stack)|testing)\/|^src\/kernel\/scope\.ts$|^(bench|e2e)\//;
    expect(code.filter((source) => !allowed.test(source.path)).flatMap(mintings)).toEqual([]);
  });

  it("gives pure files the time and the dice as arguments", () => {
    const pure = /^src\/(kernel\/|features\/[a-z]+\/(model(\.ts|\/)|(schema|policy|jobs)\.ts))/;
    expect(code.filter((source) => pure.test(source.path)).flatMap(impurities)).toEqual([]);
  });

  it("hands every read a proven scope first, unless it proves one, asks the builder or watches for the gateway", () => {
    const proofs =
      /^src\/features\/(identity\/reads\/(find-by-password|first-run|prove-\w+)|hub\/reads\/prove-hub|creative\/reads\/(ask-builder|find-glyphs)|release\/reads\/list-staged)\.ts$/;
    const reads = code.filter((source) => /^src\/features\/[a-z]+\/reads(\.ts|\/)/.test(source.path) && !proofs.test(source.path));
    expect(reads.flatMap(readsWithoutScope)).toEqual([]);
  });
});

describe("sizes", () => {
  it("keeps files to 300 lines and test files to 400", () => {
    const long = sources.filter((source) => source.text.split("\n").length - 1 > (source.isTest ? 400 : 300));
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it("keeps functions to 80 lines, components to 120 and handlers to 12", () => {
    expect(code.flatMap((source) => [...longFunctions(source), ...longHandlers(source)])).toEqual([]);
  });

  it("nests at most three deep", () => {
    expect(code.flatMap(deepNesting)).toEqual([]);
  });
});

describe("habits", () => {
  it("has no any and no non-null assertion", () => {
    expect(sources.flatMap(loopholes)).toEqual([]);
  });

  it("has no suppressions, no promises and no code in comments", () => {
    expect(sources.flatMap(badComments)).toEqual([]);
  });

  it("documents every public function of kernel, model and platform", () => {
    const floors = /^src\/(kernel|platform)\/|^src\/features\/[a-z]+\/model(\.ts|\/)/;
    expect(code.filter((source) => floors.test(source.path)).flatMap(undocumented)).toEqual([]);
  });

  it("never writes to the console", () => {
    expect(code.flatMap(consoleCalls)).toEqual([]);
  });

  it("titles tests with sentences", () => {
    expect(tests.flatMap(badTitles)).toEqual([]);
  });

  it("polls for conditions instead of sleeping in tests", () => {
    expect(tests.flatMap(sleeps)).toEqual([]);
  });
});

describe("the database", () => {
  it("names models in Pascal case and everything in the database in snake case, with instants in a zone", () => {
    expect(models().length).toBeGreaterThan(10);
    expect(models().filter((model) => !/^[A-Z][A-Za-z]+$/.test(model.name))).toEqual([]);
    expect(models().flatMap(unmapped)).toEqual([]);
  });

  it("says for every relation what happens on delete, and indexes every foreign key", () => {
    expect(models().flatMap(relationsWithoutDelete)).toEqual([]);
    expect(models().flatMap(unindexedKeys)).toEqual([]);
  });

  it("names migrations by a verb and an object", () => {
    const names = readdirSync(join(root, "prisma/migrations"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(names.filter((entry) => !/^\d{14}_[a-z]+(_[a-z]+)+$/.test(entry.name)).map((entry) => entry.name)).toEqual([]);
  });
});
