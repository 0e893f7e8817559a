import { join } from "node:path";
import * as z from "zod";
import { demandEnv } from "@/platform/env";

const budget = z.coerce.number().int().min(100).max(600_000);

/** The builder's variables; the process ends here when one is missing or wrong, naming all of them. */
export function readSettings() {
  const env = demandEnv(["DATABASE_URL", "NEARSHELF_DATA", "BUILDER_PORT", "BUILDER_SECRET"]);
  return {
    databaseUrl: env.DATABASE_URL,
    port: env.BUILDER_PORT,
    secret: env.BUILDER_SECRET,
    data: env.NEARSHELF_DATA,
    privateFolder: join(env.NEARSHELF_DATA, "builder"),
    fonts: process.env.NEARSHELF_FONTS ?? join(import.meta.dirname, "fonts"),
    childPath: join(import.meta.dirname, "render-child.js"),
    threadPath: join(import.meta.dirname, "plan-thread.js"),
    /** Longest that one picture may take before its child is killed. */
    budgetMs: budget.default(15_000).parse(process.env.NEARSHELF_RENDER_BUDGET_MS || undefined),
    /** Longest that one number of hubs may take; the best plan found by then counts, marked as not proven. */
    planBudgetMs: budget.default(60_000).parse(process.env.NEARSHELF_PLAN_BUDGET_MS || undefined),
  };
}
