import { member, router } from "@/server/core/trpc";
import { joinAddress } from "./reads/join-address";
import { listHubs } from "./reads/list-hubs";
import { createJoinToken } from "./writes/create-join-token";

export const hubRouter = router({
  list: member.query(({ ctx }) => listHubs(ctx.scope)),
  joinAddress: member.query(({ ctx }) => joinAddress(ctx.scope)),
  createJoinToken: member.mutation(({ ctx }) => createJoinToken(ctx.scope)),
});
