import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/doors/router";

/** What each procedure answers: `Outputs["release"]["list"]`. */
export type Outputs = inferRouterOutputs<AppRouter>;
