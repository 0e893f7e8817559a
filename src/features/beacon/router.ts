import { member, router } from "@/server/core/trpc";
import { getUsage } from "./reads/get-usage";
import { listShipping } from "./reads/list-shipping";
import { listWindows } from "./reads/list-windows";
import { UsageRange, WindowsOf } from "./schema";

export const beaconRouter = router({
  usage: member.input(UsageRange).query(({ ctx, input }) => getUsage(ctx.scope, input)),
  windows: member.input(WindowsOf).query(({ ctx, input }) => listWindows(ctx.scope, input)),
  shipping: member.query(({ ctx }) => listShipping(ctx.scope)),
});
