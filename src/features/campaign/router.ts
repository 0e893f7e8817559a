import { member, router } from "@/server/core/trpc";
import { listCampaigns } from "./reads/list-campaigns";
import { listEdits } from "./reads/list-edits";
import { listLabels } from "./reads/list-labels";
import { listTeams } from "./reads/list-teams";
import { listViews } from "./reads/list-views";
import { previewArchive } from "./reads/preview-archive";
import { previewBulk } from "./reads/preview-bulk";
import { showCampaign } from "./reads/show-campaign";
import {
  BulkEdit,
  CampaignBySlug,
  ChosenCampaigns,
  CreateCampaign,
  DeleteView,
  DuplicateCampaign,
  EditBrief,
  ListCampaigns,
  ListViews,
  PreviewBulk,
  SaveView,
  UndoBulkEdit,
} from "./schema";
import { archiveCampaign } from "./writes/archive-campaign";
import { bulkEdit } from "./writes/bulk-edit";
import { createCampaign } from "./writes/create-campaign";
import { deleteView } from "./writes/delete-view";
import { duplicateCampaign } from "./writes/duplicate-campaign";
import { editBrief } from "./writes/edit-brief";
import { restoreCampaign } from "./writes/restore-campaign";
import { saveView } from "./writes/save-view";
import { undoBulkEdit } from "./writes/undo-bulk-edit";

export const campaignRouter = router({
  list: member.input(ListCampaigns).query(({ ctx, input }) => listCampaigns(ctx.scope, input)),
  get: member.input(CampaignBySlug).query(({ ctx, input }) => showCampaign(ctx.scope, input)),
  teams: member.query(({ ctx }) => listTeams(ctx.scope)),
  create: member.input(CreateCampaign).mutation(({ ctx, input }) => createCampaign(ctx.scope, input)),
  editBrief: member.input(EditBrief).mutation(({ ctx, input }) => editBrief(ctx.scope, input)),
  labels: member.query(({ ctx }) => listLabels(ctx.scope)),
  duplicate: member.input(DuplicateCampaign).mutation(({ ctx, input }) => duplicateCampaign(ctx.scope, input)),
  previewArchive: member.input(ChosenCampaigns).mutation(({ ctx, input }) => previewArchive(ctx.scope, input)),
  archive: member.input(ChosenCampaigns).mutation(({ ctx, input }) => archiveCampaign(ctx.scope, input)),
  restore: member.input(ChosenCampaigns).mutation(({ ctx, input }) => restoreCampaign(ctx.scope, input)),
  // Choices of hundreds of campaigns are longer than an address may be: these reads come as mutations, which change nothing.
  previewBulk: member.input(PreviewBulk).mutation(({ ctx, input }) => previewBulk(ctx.scope, input)),
  bulkEdit: member.input(BulkEdit).mutation(({ ctx, input }) => bulkEdit(ctx.scope, input)),
  edits: member.query(({ ctx }) => listEdits(ctx.scope)),
  undoBulkEdit: member.input(UndoBulkEdit).mutation(({ ctx, input }) => undoBulkEdit(ctx.scope, input)),
  views: member.input(ListViews).query(({ ctx, input }) => listViews(ctx.scope, input)),
  saveView: member.input(SaveView).mutation(({ ctx, input }) => saveView(ctx.scope, input)),
  deleteView: member.input(DeleteView).mutation(({ ctx, input }) => deleteView(ctx.scope, input)),
});
