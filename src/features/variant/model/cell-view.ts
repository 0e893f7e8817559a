import type { Digest } from "@/kernel/digest";
import type { CellState } from "./cell-state";
import type { Cell } from "./cells";
import type { PreflightReport, VariantInputs } from "./inputs";

export interface BuiltVariant {
  inputsDigest: string;
  digest: Digest;
  mime: string;
  bytes: number;
  renderMs: number;
  preflight: PreflightReport;
  passed: boolean;
  builtAt: Date;
}

export interface CellItem {
  buildId: string;
  state: string;
  inputsDigest: string;
  renderMs: number | null;
  reason: string | null;
  running: boolean;
}

export interface CellView extends Omit<Cell, "inputs"> {
  state: CellState;
  inputsDigest: Digest;
  size: VariantInputs["size"];
  budgetBytes: number;
  /** The latest good build, maybe of older inputs. */
  variant: BuiltVariant | null;
  /** Its place in the campaign's latest build. */
  item: CellItem | null;
}

export interface ShownCell extends CellView {
  /** A link to the built bytes that works for ten minutes. */
  url: string | null;
}

/** One cell of the matrix, asked for when somebody looks at it. */
export interface CellDetail {
  state: CellState;
  /** Why it is blocked or could not be built; null where its state says all. */
  reason: string | null;
  /** Null before there is a photo. */
  budgetBytes: number | null;
  variant: BuiltVariant | null;
  /** A link to the built bytes that works for ten minutes. */
  url: string | null;
  /** The live release that serves something there, and whether that is the latest variant; null when none does. */
  live: { release: number; current: boolean } | null;
}

export interface BuildView {
  id: string;
  state: string;
  failure: string | null;
  createdAt: Date;
  startedAt: Date | null;
  finishedAt: Date | null;
  /** Cells of the build by what became of them. */
  counts: Record<string, number>;
  /** False when no builder has been heard lately: the build waits for one. */
  attended: boolean;
}
