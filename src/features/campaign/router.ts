import { router } from "@/server/core/trpc";

export const campaignRouter = router({});
