import { router } from "@/server/core/trpc";

export const identityRouter = router({});
