import { member, router } from "@/server/core/trpc";
import { findManifest } from "./reads/find-manifest";
import { getConvergence } from "./reads/get-convergence";
import { getLive } from "./reads/get-live";
import { listInFlight } from "./reads/list-in-flight";
import { listReleases } from "./reads/list-releases";
import { planRelease } from "./reads/plan-release";
import { previewRollback } from "./reads/preview-rollback";
import { AssignStock, ClearStock, OfCampaign, OfHead, PreviewRollback, Publish, RollBack } from "./schema";
import { assignStock } from "./writes/assign-stock";
import { clearStock } from "./writes/clear-stock";
import { publish } from "./writes/publish";
import { rollBack } from "./writes/roll-back";

export const releaseRouter = router({
  list: member.input(OfCampaign).query(({ ctx, input }) => listReleases(ctx.scope, input.campaignId)),
  live: member.input(OfCampaign).query(({ ctx, input }) => getLive(ctx.scope, input.campaignId)),
  convergence: member.input(OfHead).query(({ ctx, input }) => getConvergence(ctx.scope, input.headDigest)),
  inFlight: member.query(({ ctx }) => listInFlight(ctx.scope)),
  plan: member.input(OfCampaign).query(({ ctx, input }) => planRelease(ctx.scope, input.campaignId)),
  manifest: member.input(OfCampaign).query(({ ctx, input }) => findManifest(ctx.scope, input.campaignId)),
  previewRollback: member.input(PreviewRollback).query(({ ctx, input }) => previewRollback(ctx.scope, input)),
  publish: member.input(Publish).mutation(({ ctx, input }) => publish(ctx.scope, input)),
  rollBack: member.input(RollBack).mutation(({ ctx, input }) => rollBack(ctx.scope, input)),
  assignStock: member.input(AssignStock).mutation(({ ctx, input }) => assignStock(ctx.scope, input)),
  clearStock: member.input(ClearStock).mutation(({ ctx, input }) => clearStock(ctx.scope, input)),
});
