import { router } from "@/server/core/trpc";

export const releaseRouter = router({});
