import { router } from "@/server/core/trpc";

export const publisherRouter = router({});
