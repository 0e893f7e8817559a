import { demandSetUpCode, setUpScope } from "@/server/core/set-up";
import { anyone, member, router } from "@/server/core/trpc";
import { getOrganization, listOrganizations } from "./reads/organizations";
import { FirstOrganization, SwitchOrganization } from "./schema";
import { createFirstOrganization } from "./writes/create-first-organization";

export const identityRouter = router({
  createFirstOrganization: anyone.input(FirstOrganization).mutation(async ({ ctx, input }) => {
    await demandSetUpCode(input.setUpCode);
    await createFirstOrganization(setUpScope(ctx.requestId), input);
  }),
  me: member.query(({ ctx }) => ({ person: ctx.person, organization: ctx.organization, role: ctx.scope.organizationRole, seats: ctx.scope.seats })),
  organizations: member.query(({ ctx }) => listOrganizations(ctx.scope)),
  switchOrganization: member.input(SwitchOrganization).mutation(async ({ ctx, input }) => {
    const { id } = await getOrganization(ctx.scope, input.organizationId);
    await ctx.remember(id);
  }),
});
