import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, release, totalmem } from "node:os";
import type { Bench, BenchOptions, Figure } from "./figure";

const benches: Record<string, () => Promise<(options: BenchOptions) => Promise<Bench>>> = {
  factory: async () => (await import("./factory")).factory,
  rollback: async () => (await import("./rollback")).rollback,
  hub: async () => (await import("./hub")).hub,
  mapping: async () => (await import("./mapping")).mapping,
};

function versionsOf(names: readonly string[]): Record<string, string> {
  const of = (name: string) => String(JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version);
  return { node: process.versions.node, ...Object.fromEntries(names.map((name) => [name, of(name)])) };
}

function machine(): Record<string, string | number> {
  const [first] = cpus();
  return {
    cpu: first?.model.trim() ?? "unknown",
    cores: cpus().length,
    memoryMb: Math.round(totalmem() / 2 ** 20),
    system: `${process.platform} ${release()} ${process.arch}`,
  };
}

function commit(): string {
  try {
    return execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown";
  }
}

/** A bar holds when the interval's better end meets it. */
function verdict({ value, low = value, high = value, most, least }: Figure): string {
  if (most !== undefined) return low <= most ? "holds" : "MISSED";
  return least === undefined ? "" : high >= least ? "holds" : "MISSED";
}

const digits = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2 });

function rowOf(key: string, figure: Figure): string[] {
  const { value, unit, low, high, most, least, says } = figure;
  const interval = low === undefined || high === undefined ? "" : `${digits(low)} – ${digits(high)}`;
  const bar = most !== undefined ? `≤ ${digits(most)}` : least !== undefined ? `≥ ${digits(least)}` : "–";
  return [key, `${digits(value)}${unit ? ` ${unit}` : ""}`, interval, bar, verdict(figure), says];
}

function table(rows: string[][]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  const alignRight = (column: number) => column >= 1 && column <= 3;
  const line = (row: string[]) =>
    row.map((cell, column) => (alignRight(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0))).join("  ");
  const [head = [], ...body] = rows;
  return [line(head), widths.map((width) => "─".repeat(width)).join("──"), ...body.map(line)].map((text) => text.trimEnd()).join("\n");
}

function print(name: string, bench: Bench): void {
  const rows = Object.entries(bench.figures).map(([key, figure]) => rowOf(key, figure));
  const { cpu, cores, memoryMb, system } = machine();
  const facts = `${cpu}, ${cores} cores, ${memoryMb} MB, ${system}; Node ${process.versions.node}, commit ${commit()}`;
  const notes = (bench.notes ?? []).map((note) => `  ${note}`).join("\n");
  process.stdout.write(`\n${name}: medians\n${table([["figure", "median", "interval", "bar", "", "what"], ...rows])}\n\n${facts}\n${notes}\n`);
}

function printJson(name: string, bench: Bench): void {
  const figures = Object.fromEntries(Object.entries(bench.figures).map(([key, figure]) => [key, figure.value]));
  const versions = { ...versionsOf(["sharp", "next", "@prisma/client", "graphile-worker"]), commit: commit() };
  process.stdout.write(`${JSON.stringify({ bench: name, machine: machine(), versions, figures })}\n`);
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  const name = args.find((arg) => !arg.startsWith("-")) ?? "";
  const open = benches[name];
  if (!open) {
    process.stderr.write(`Usage: npm run bench -- ${Object.keys(benches).join(" | ")} [--json] [--quick]\n`);
    return 2;
  }
  const run = await open();
  const bench = await run({ quick: args.includes("--quick"), say: (line) => process.stderr.write(`${line}\n`) });
  if (args.includes("--json")) printJson(name, bench);
  else print(name, bench);
  return Object.values(bench.figures).some((figure) => verdict(figure) === "MISSED") ? 1 : 0;
}

process.exit(await main());
