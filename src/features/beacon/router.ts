import { member, router } from "@/server/core/trpc";
import { getUsage } from "./reads/get-usage";
import { listShipping } from "./reads/list-shipping";
import { UsageRange } from "./schema";

export const beaconRouter = router({
  usage: member.input(UsageRange).query(({ ctx, input }) => getUsage(ctx.scope, input)),
  shipping: member.query(({ ctx }) => listShipping(ctx.scope)),
});
