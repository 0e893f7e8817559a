import { member, router } from "@/server/core/trpc";
import { listCampaigns } from "./reads/list-campaigns";
import { listTeams } from "./reads/list-teams";
import { showCampaign } from "./reads/show-campaign";
import { CampaignBySlug, CreateCampaign, EditBrief, ListCampaigns } from "./schema";
import { createCampaign } from "./writes/create-campaign";
import { editBrief } from "./writes/edit-brief";

export const campaignRouter = router({
  list: member.input(ListCampaigns).query(({ ctx, input }) => listCampaigns(ctx.scope, input)),
  get: member.input(CampaignBySlug).query(({ ctx, input }) => showCampaign(ctx.scope, input)),
  teams: member.query(({ ctx }) => listTeams(ctx.scope)),
  create: member.input(CreateCampaign).mutation(({ ctx, input }) => createCampaign(ctx.scope, input)),
  editBrief: member.input(EditBrief).mutation(({ ctx, input }) => editBrief(ctx.scope, input)),
});
