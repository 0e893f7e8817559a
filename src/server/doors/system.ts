import { happenings } from "@/server/core/happenings";
import { member, router } from "@/server/core/trpc";

export const systemRouter = router({
  happenings: member.subscription(({ ctx, signal }) => happenings(ctx.scope.organizationId, signal ?? AbortSignal.timeout(60_000))),
});
