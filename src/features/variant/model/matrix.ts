// Matrix: a campaign's variants as a grid: rows are market · locale, columns are placements (connector × size).
// Code: one letter that says what a cell is and why, as far as a letter can; a row of cells is a string of them.
// State: what screens show of a code, with its mark, the worst first.
// At stake: planned impressions that no fresh variant serves: cells that are missing, blocked or stale.
// Gap: what shares lack, or have too many of, until they make a whole.
import type { CellState } from "./cell-state";

/** The states of the matrix, the worst first: a group of cells shows the first that one of its cells has. */
export const matrixStates = [
  { state: "blocked", mark: "!", tone: "out", atStake: true },
  { state: "missing", mark: "", tone: "idle", atStake: true },
  { state: "stale", mark: "↻", tone: "low", atStake: true },
  { state: "queued", mark: "…", tone: "idle", atStake: false },
  { state: "built", mark: "•", tone: "accent", atStake: false },
  { state: "live", mark: "✓", tone: "ok", atStake: false },
] as const;
export type MatrixState = (typeof matrixStates)[number]["state"];

/** What each letter of a row means; `buildable` when a build may change it. */
export const matrixCodes = {
  x: { state: "blocked", buildable: false, says: "Pre-flight refused it. It stays blocked until its copy, photo or placement changes." },
  j: { state: "blocked", buildable: false, says: "A rule forbids it. It stays blocked until the brief changes." },
  k: {
    state: "blocked",
    buildable: false,
    says: "A rule forbids it, and the live release still serves it. It stays blocked until the brief changes, and live until another release.",
  },
  f: { state: "blocked", buildable: true, says: "The build broke. Building it again may help." },
  m: { state: "missing", buildable: true, says: "It was never built." },
  s: { state: "stale", buildable: true, says: "What it is made of changed since it was built." },
  o: { state: "stale", buildable: true, says: "What it is made of changed since it was built. An older version is live." },
  q: { state: "queued", buildable: false, says: "It waits in the build that is running." },
  r: { state: "queued", buildable: false, says: "It is being rendered." },
  b: { state: "built", buildable: false, says: "Built from what the brief says now, not live yet." },
  l: { state: "live", buildable: false, says: "The live release serves it." },
} as const satisfies Record<string, { state: MatrixState; buildable: boolean; says: string }>;
export type MatrixCode = keyof typeof matrixCodes;

/** A market in one of its languages, with the letters of its cells in the order of the columns. */
export interface MatrixRow {
  market: string;
  locale: string;
  /** The rule packs its variants are made for; "none" for none. */
  rules: string;
  /** 0 to 1: the language's share of the market's impressions. */
  share: number;
  /** The market's impressions a day; null when they are not known. A backup's row has neither share nor figures. */
  dailyImpressions: number | null;
  /** Price of a thousand impressions in millionths of the reporting currency; null without a CPM or a rate. */
  cpmMicros: number | null;
  /** The currency of the CPM when no rate to the reporting currency is known. */
  missingRate: string | null;
  codes: string;
}

export interface MatrixColumn {
  placement: string;
  publisher: string;
  connector: string;
  widthPx: number;
  heightPx: number;
  format: string;
  /** 0 to 1: the share of every market's impressions that falls on it. */
  share: number;
}

/** Shares of one whole that do not add up; possible only in a brief from before they were checked. */
export interface ShareGap {
  /** A market, a connector's placements, or the connectors themselves. */
  whole: string;
  /** Millionths that are missing, or negative for too many. */
  differencePpm: number;
}

export interface MatrixBuild {
  id: string;
  running: boolean;
  done: number;
  total: number;
  failure: string | null;
  /** False when no builder has been heard lately. */
  attended: boolean;
}

export interface Matrix {
  campaignId: string;
  /** ISO 4217: what CPMs and media values are in. */
  currency: string;
  rows: MatrixRow[];
  columns: MatrixColumn[];
  gaps: ShareGap[];
  /** False before there is a photo: nothing can be built yet. */
  hasMaster: boolean;
  /** The number of the live release; null before the first. */
  release: number | null;
  /** The latest build; null before the first. */
  build: MatrixBuild | null;
  may: { build: boolean };
}

const codeOfState = { missing: "m", queued: "q", rendering: "r", built: "b", stale: "s", blocked: "x", failed: "f" } as const satisfies Record<
  CellState,
  MatrixCode
>;

/** The letter of a cell that no rule forbids, from its state, the digest of its latest variant and the digest that the live release serves for it. */
export function codeOf(state: CellState, digest: string | null, liveDigest: string | null): MatrixCode {
  if (state === "stale" && liveDigest !== null) return "o";
  if (state === "built" && digest !== null && digest === liveDigest) return "l";
  return codeOfState[state];
}

/** The letter of a cell that a rule forbids, from the digest that the live release serves for it. */
export function forbiddenCodeOf(liveDigest: string | null): MatrixCode {
  return liveDigest === null ? "j" : "k";
}

const isCode = (letter: string): letter is MatrixCode => Object.hasOwn(matrixCodes, letter);

/** The letters of a row's cells as one string. */
export function encodeCodes(codes: readonly MatrixCode[]): string {
  return codes.join("");
}

/** The letter at a column; a letter of a newer server, or none, reads as missing. */
export function codeAt(codes: string, column: number): MatrixCode {
  const letter = codes[column] ?? "m";
  return isCode(letter) ? letter : "m";
}

/** What screens show of a letter. */
export function stateOfCode(code: MatrixCode): MatrixState {
  return matrixCodes[code].state;
}

const ranks = new Map<MatrixState, number>(matrixStates.map(({ state }, rank) => [state, rank]));

/** 0 for the worst state. */
export function rankOf(state: MatrixState): number {
  return ranks.get(state) ?? matrixStates.length;
}

const staked: ReadonlySet<MatrixState> = new Set(matrixStates.filter(({ atStake }) => atStake).map(({ state }) => state));

/** True when the planned impressions of a cell in this state reach no fresh variant. */
export function isAtStake(state: MatrixState): boolean {
  return staked.has(state);
}
