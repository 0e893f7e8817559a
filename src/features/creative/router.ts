import { router } from "@/server/core/trpc";

export const creativeRouter = router({});
