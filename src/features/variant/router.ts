import { router } from "@/server/core/trpc";

export const variantRouter = router({});
