import type { QueryFilters } from "@tanstack/react-query";
import type { Notice } from "@/client/live";
import type { useTRPC } from "@/client/trpc";
import { HeadDigest } from "@/features/release/schema";

/** Which convergence a happening touches: the one of its head, or all when it names none. */
export function convergenceFilter(trpc: ReturnType<typeof useTRPC>, notice: Notice): QueryFilters {
  const { data: headDigest } = HeadDigest.safeParse(notice.headDigest);
  return headDigest ? trpc.release.convergence.queryFilter({ headDigest }) : trpc.release.convergence.pathFilter();
}
