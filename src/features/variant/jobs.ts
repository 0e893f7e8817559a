import * as z from "zod";
import { defineJob } from "@/kernel/job";

/** Works out the keys of a build's cells, reuses what exists and renders the rest, a group per placement. */
export const buildJob = defineJob({ name: "variant.build", payload: z.object({ organizationId: z.uuid(), buildId: z.uuid() }), tries: 5 });

/** Renders the cells of one build that share master and size, so that the decode and the tile are shared. */
export const renderJob = defineJob({
  name: "variant.render",
  payload: z.object({ organizationId: z.uuid(), buildId: z.uuid(), placementKey: z.string() }),
  tries: 5,
});
