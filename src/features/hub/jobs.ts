import * as z from "zod";
import { defineJob } from "@/kernel/job";

/**
 * Answers a question to the placement planner for each number of hubs, one after the other; what is answered stays when it is tried again.
 * One plan at a time, of whatever organization: each takes a core for minutes, and builds keep a worker.
 */
export const planJob = defineJob({ name: "hub.plan", payload: z.object({ organizationId: z.uuid(), planId: z.uuid() }), tries: 5, queue: "plans" });
