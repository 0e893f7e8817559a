import { router } from "@/server/core/trpc";

export const hubRouter = router({});
