import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDb } from "@/platform/db";
import { startPostgres } from "@/platform/embedded-postgres";
import { migrate } from "@/platform/migrate";
import { freePort } from "@/testing/free-port";
import { type Bench, type BenchOptions, medianOf } from "./figure";
import { type ImportRound, measureImports } from "./mapping-import";
import { type MatrixRound, measureMatrix } from "./mapping-matrix";
import { measureSolves, type Solve } from "./mapping-planner";

const pairs = 15;
const quickPairs = 3;

/** An import of 5,000 rows, a matrix of 20,000 cells in Chromium, and 50 markets × 40 sites through the planner's solver. */
export async function mapping({ quick, say }: BenchOptions): Promise<Bench> {
  const rounds = quick ? quickPairs : pairs;
  const imports = await importsOnOwnDatabase(rounds, say);
  const solves = await measureSolves(rounds, say);
  const matrix = await measureMatrix(rounds, say);
  return { figures: { ...importFigures(imports), ...matrixFigures(matrix), ...planFigures(solves) }, notes };
}

const notes = [
  "The import is preview and import one after the other, as the dialog calls them; its reference is csv-parse alone on the same bytes.",
  "The matrix is the production build in headless Chromium without a graphics processor, from the start of a full page load; its reference is the same page with 1,000 cells.",
  "planner_s is the slowest of all solves of 1 to 8 hubs; its reference is HiGHS alone.",
];

async function importsOnOwnDatabase(rounds: number, say: BenchOptions["say"]): Promise<ImportRound[]> {
  const folder = await mkdtemp(join(tmpdir(), "nearshelf-bench-"));
  const postgres = await startPostgres(join(folder, "postgres"), await freePort());
  process.env.DATABASE_URL = postgres.url;
  process.env.KEY_SECRET = "a key secret of a bench, good for nothing else";
  try {
    await migrate(postgres.url, "prisma");
    return await measureImports(rounds, say);
  } finally {
    await closeDb();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function importFigures(rounds: readonly ImportRound[]): Bench["figures"] {
  const walls = medianOf(rounds.map(({ wallMs }) => wallMs / 1_000));
  const ratios = medianOf(rounds.map(({ wallMs, parseMs }) => wallMs / parseMs));
  return {
    import_s_5000: { ...walls, unit: "s", most: 3, says: "preview and import of 5,000 rows: every country in 20 or 21 languages" },
    import_ratio_5000: { ...ratios, unit: "", says: "the same ÷ csv-parse alone" },
  };
}

function matrixFigures(rounds: readonly MatrixRound[]): Bench["figures"] {
  const first = medianOf(rounds.map(({ firstPaintMs }) => firstPaintMs));
  const ratios = medianOf(rounds.map(({ firstPaintMs, smallPaintMs }) => firstPaintMs / smallPaintMs));
  const frames = medianOf(rounds.map(({ framesPerSecond }) => framesPerSecond));
  const slowest = medianOf(rounds.map(({ slowestFrameMs }) => slowestFrameMs));
  return {
    matrix_first_paint_ms: { ...first, unit: "ms", most: 1_500, says: "start of the navigation to the first cells of 20,000 on screen" },
    matrix_first_paint_ratio: { ...ratios, unit: "", says: "the same ÷ the page with 1,000 cells" },
    matrix_scroll_fps: { ...frames, unit: "/s", least: 50, says: "frames while 20,000 cells scroll down and sideways" },
    matrix_slowest_frame_ms: { ...slowest, unit: "ms", says: "the longest of these frames" },
  };
}

function planFigures(solves: readonly Solve[]): Bench["figures"] {
  const slowest = Math.max(...solves.map(({ wallMs }) => wallMs));
  const unproven = solves.filter(({ isProven }) => !isProven).length;
  const ratios = medianOf(solves.map(({ wallMs, solverMs }) => wallMs / Math.max(1, solverMs)));
  return {
    planner_s: { value: slowest / 1_000, unit: "s", most: 3, says: "50 markets × 40 sites, the slowest of all numbers of hubs from 1 to 8" },
    planner_median_s: { ...medianOf(solves.map(({ wallMs }) => wallMs / 1_000)), unit: "s", says: "the same, the median" },
    planner_unproven: { value: unproven, unit: "", most: 0, says: "answers that are not proven best with a gap of nothing" },
    planner_ratio: { ...ratios, unit: "", says: "the median ÷ HiGHS alone" },
  };
}
