import { member, router } from "@/server/core/trpc";
import { getPlan } from "./reads/get-plan";
import { getStock } from "./reads/get-stock";
import { joinAddress } from "./reads/join-address";
import { listHubs } from "./reads/list-hubs";
import { listPlans } from "./reads/list-plans";
import { showGround } from "./reads/show-ground";
import { AskPlan, NamePlan, NameSite, OfHub, SaveSite } from "./schema";
import { askPlan } from "./writes/ask-plan";
import { cancelPlan } from "./writes/cancel-plan";
import { createJoinToken } from "./writes/create-join-token";
import { hideSite } from "./writes/hide-site";
import { removeSite } from "./writes/remove-site";
import { restoreSite } from "./writes/restore-site";
import { saveSite } from "./writes/save-site";
import { showSite } from "./writes/show-site";

export const hubRouter = router({
  list: member.query(({ ctx }) => listHubs(ctx.scope)),
  stock: member.input(OfHub).query(({ ctx, input }) => getStock(ctx.scope, input)),
  joinAddress: member.query(({ ctx }) => joinAddress(ctx.scope)),
  createJoinToken: member.mutation(({ ctx }) => createJoinToken(ctx.scope)),
  ground: member.query(({ ctx }) => showGround(ctx.scope)),
  plans: member.query(({ ctx }) => listPlans(ctx.scope)),
  plan: member.input(NamePlan).query(({ ctx, input }) => getPlan(ctx.scope, input)),
  askPlan: member.input(AskPlan).mutation(({ ctx, input }) => askPlan(ctx.scope, input)),
  cancelPlan: member.input(NamePlan).mutation(({ ctx, input }) => cancelPlan(ctx.scope, input)),
  saveSite: member.input(SaveSite).mutation(({ ctx, input }) => saveSite(ctx.scope, input)),
  hideSite: member.input(NameSite).mutation(({ ctx, input }) => hideSite(ctx.scope, input)),
  showSite: member.input(NameSite).mutation(({ ctx, input }) => showSite(ctx.scope, input)),
  restoreSite: member.input(NameSite).mutation(({ ctx, input }) => restoreSite(ctx.scope, input)),
  removeSite: member.input(NameSite).mutation(({ ctx, input }) => removeSite(ctx.scope, input)),
});
