import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import type { Tx } from "@/platform/db";

/** One cell of a build by name. */
export interface CellName {
  market: string;
  locale: string;
  placementKey: string;
}

export interface CellOutcome extends CellName {
  state: "queued" | "rendering" | "rendered" | "reused" | "blocked" | "failed";
  buildKey: string | null;
  reason: string | null;
  renderMs: number | null;
}

/** The campaign of a build that the scope may build for. */
export async function campaignOfBuild(tx: Tx, scope: Scope, buildId: string): Promise<string> {
  const build = await tx.build.findFirst({
    where: { id: buildId, campaign: { organizationId: scope.organizationId } },
    select: { campaignId: true, campaign: { select: { teamId: true } } },
  });
  if (!build) throw missing("build");
  demand(scope, "variant.build", "build", build.campaign.teamId);
  return build.campaignId;
}

/** Moves cells on. A cell that is finished stays as it is: a builder that was taken for dead and comes back late changes nothing. */
export async function moveCells(tx: Tx, buildId: string, outcomes: readonly CellOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  await tx.$executeRaw`
    UPDATE build_item AS item
    SET state = told.state, build_key = coalesce(told."buildKey", item.build_key), reason = told.reason, render_ms = told."renderMs"
    FROM jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb)
      AS told(market text, locale text, "placementKey" text, state text, "buildKey" text, reason text, "renderMs" float8)
    WHERE item.build_id = ${buildId}::uuid AND item.market = told.market AND item.locale = told.locale
      AND item.placement_key = told."placementKey" AND item.state IN ('queued', 'rendering')`;
}

/** Makes the artefacts of these cells the campaign's variants, unless a newer build of it exists. */
export async function stockVariants(tx: Tx, organizationId: string, buildId: string, cells: readonly CellName[]): Promise<void> {
  if (cells.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO variant (campaign_id, placement_id, market, locale, inputs_digest, build_key, digest, mime, bytes, render_ms, preflight, passed, built_at)
    SELECT build.campaign_id, placement.id, item.market, item.locale, item.inputs_digest, artefact.build_key, artefact.digest, artefact.mime,
      artefact.bytes, artefact.render_ms, artefact.preflight,
      NOT jsonb_path_exists(artefact.preflight, '$.checks[*] ? (@.passed != true)'), now()
    FROM jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) AS told(market text, locale text, "placementKey" text)
    JOIN build_item AS item ON item.build_id = ${buildId}::uuid AND item.market = told.market AND item.locale = told.locale
      AND item.placement_key = told."placementKey"
    JOIN build ON build.id = item.build_id
    JOIN placement ON placement.campaign_id = build.campaign_id AND placement.key = item.placement_key
    JOIN artefact ON artefact.organization_id = ${organizationId}::uuid AND artefact.build_key = item.build_key
    WHERE NOT EXISTS (SELECT FROM build AS newer WHERE newer.campaign_id = build.campaign_id AND newer.created_at > build.created_at)
    ON CONFLICT (campaign_id, placement_id, market, locale) DO UPDATE SET
      inputs_digest = excluded.inputs_digest, build_key = excluded.build_key, digest = excluded.digest, mime = excluded.mime,
      bytes = excluded.bytes, render_ms = excluded.render_ms, preflight = excluded.preflight, passed = excluded.passed, built_at = excluded.built_at`;
}

/**
 * Closes a build whose cells are all finished. The build's row is locked first: of two jobs that finish at once, the second
 * sees what the first has written.
 */
export async function closeBuild(tx: Tx, buildId: string): Promise<boolean> {
  await tx.$queryRaw`SELECT id FROM build WHERE id = ${buildId}::uuid FOR UPDATE`;
  const closed = await tx.$executeRaw`
    UPDATE build SET state = 'done', finished_at = now()
    WHERE id = ${buildId}::uuid AND state = 'running'
      AND NOT EXISTS (SELECT FROM build_item WHERE build_id = ${buildId}::uuid AND state IN ('queued', 'rendering'))`;
  return closed > 0;
}
