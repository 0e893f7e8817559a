import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { listCells } from "@/features/variant/reads/list-cells";
import { mintScope } from "@/kernel/scope";
import { db } from "@/platform/db";
import { makeBuiltCampaign } from "@/testing/built-campaign";
import { briefOfThree } from "@/testing/campaign";
import { makeOrganization, type TestOrganization } from "@/testing/organization";
import type { BulkDraft } from "../model/bulk-change";
import { getCampaign } from "../reads/get-campaign";
import { listEdits } from "../reads/list-edits";
import { listLabels } from "../reads/list-labels";
import { previewBulk } from "../reads/preview-bulk";
import { archiveCampaign } from "./archive-campaign";
import { bulkEdit } from "./bulk-edit";
import { createCampaign } from "./create-campaign";
import { editBrief } from "./edit-brief";
import { undoBulkEdit } from "./undo-bulk-edit";

let organization: TestOrganization;
let stranger: TestOrganization;
let ids: string[];
const refusal = (code: string) => expect.objectContaining({ name: "Refusal", code });
const lastAudit = () => db().auditRow.findFirst({ where: { organizationId: organization.id }, orderBy: [{ at: "desc" }, { id: "desc" }] });
const view = (id = "") => getCampaign(organization.owner, { id });
const week: BulkDraft = { flights: { kind: "shift", days: 7, edge: "both" } };
const flights = [
  { market: "DE", placement: "home-mpu", fromOn: "2026-12-01", untilOn: "2026-12-25", hours: "6-23", zone: "Europe/Berlin" },
  { market: "*", placement: "*", fromOn: "2026-12-05", untilOn: "2026-12-24", hours: "", zone: null },
];

beforeEach(async () => {
  organization = await makeOrganization();
  stranger = await makeOrganization();
  ids = [];
  for (const name of ["Autumn", "Winter", "Spring"]) ids.push((await createCampaign(organization.owner, { ...briefOfThree, name, flights })).id);
});

/** What a person saw before pressing Apply. */
async function seen(change: BulkDraft, scope = organization.owner, campaignIds = ids) {
  const lines = await previewBulk(scope, { chosen: { campaignIds }, change });
  return lines.filter(({ verdict }) => verdict === "changes").map(({ id, seen: mark }) => ({ id, seen: mark }));
}
const apply = async (change: BulkDraft, scope = organization.owner) => bulkEdit(scope, { campaigns: await seen(change), change });

describe("a bulk edit", () => {
  it("changes every campaign, counts their revisions and leaves one audit row that names them", async () => {
    const change: BulkDraft = { ...week, clickThrough: { kind: "host", host: "new.example", markets: ["DE"] }, labels: { add: ["Q4"] } };
    const { editId, campaigns } = await apply(change, organization.as("ad_manager"));
    expect(campaigns).toBe(3);
    for (const id of ids) {
      const { revision, labels, markets, flights: moved } = await view(id);
      expect([revision, labels]).toEqual([2, ["Q4"]]);
      expect(markets.map(({ clickThrough }) => clickThrough)).toEqual(["https://new.example/de", "https://shop.example/fr", "https://shop.example/jp"]);
      expect(moved).toEqual([
        { ...flights[0], fromOn: "2026-12-08", untilOn: "2027-01-01" },
        { ...flights[1], fromOn: "2026-12-12", untilOn: "2026-12-31" },
      ]);
    }
    expect(await lastAudit()).toMatchObject({
      verb: "campaign.bulkEdit",
      subject: `edit:${editId}`,
      detail: { campaigns: Object.fromEntries(ids.map((id) => [id, 2])) },
    });
  });

  it("of labels alone leaves the brief's revision, so that nobody's typing is lost to it", async () => {
    await apply({ labels: { add: ["  Cafe\u0301 "] } });
    expect(await view(ids[0])).toMatchObject({ revision: 1, labels: ["Café"] });
    expect(await listLabels(organization.as("analyst"))).toEqual([{ label: "Café", campaigns: 3 }]);
    expect(await listLabels(stranger.owner)).toEqual([]);
  });

  it("makes nothing built stale", async () => {
    const { id } = await makeBuiltCampaign(organization);
    const states = async () => (await listCells(organization.owner, await view(id))).map(({ state }) => state);
    const change: BulkDraft = {
      flights: { kind: "set", fromOn: "2026-12-01", untilOn: "2026-12-25" },
      clickThrough: { kind: "host", host: "new.example", markets: [] },
    };
    const before = await states();
    expect(new Set(before)).toEqual(new Set(["built"]));
    await bulkEdit(organization.owner, { campaigns: await seen(change, organization.owner, [id]), change });
    expect((await view(id)).revision).toBe(2);
    expect(await states()).toEqual(before);
  });

  it("is missing to a stranger and forbidden to a producer", async () => {
    const campaigns = await seen(week);
    await expect(bulkEdit(stranger.owner, { campaigns, change: week })).rejects.toEqual(refusal("missing"));
    await expect(bulkEdit(organization.as("publisher"), { campaigns, change: week })).rejects.toEqual(refusal("missing"));
    await expect(bulkEdit(organization.as("producer"), { campaigns, change: week })).rejects.toEqual(refusal("forbidden"));
    await expect(bulkEdit(organization.owner, { campaigns: [...campaigns, { id: randomUUID(), seen: "" }], change: week })).rejects.toEqual(refusal("missing"));
    expect((await view(ids[0])).revision).toBe(1);
  });

  it("fault 131: of two people at once one wins, the other is told which campaigns changed and nothing of theirs is applied", async () => {
    const other: BulkDraft = { flights: { kind: "shift", days: 1, edge: "both" } };
    const [first, second] = [await seen(week), await seen(other)];
    const outcomes = await Promise.allSettled([
      bulkEdit(organization.owner, { campaigns: first, change: week }),
      bulkEdit(organization.as("ad_manager"), { campaigns: second.toReversed(), change: other }),
    ]);
    const lost = outcomes.filter((outcome) => outcome.status === "rejected");
    expect(lost.map(({ reason }) => reason)).toEqual([refusal("conflict")]);
    expect(lost[0]?.reason.complaints.map(({ at }: { at: string }) => at)).toEqual(["Autumn", "Spring", "Winter"]);
    const days = new Set((await Promise.all(ids.map(view))).map(({ flights: [flight] }) => flight?.fromOn));
    expect([["2026-12-08"], ["2026-12-02"]]).toContainEqual([...days]);
  });

  it.each([
    ["another brief", async (id: string) => void (await editBrief(organization.owner, { ...briefOfThree, name: "Winter", campaignId: id, revision: 1 }))],
    ["another label", async (id: string) => void (await db().campaign.update({ where: { id }, data: { labels: ["Tea"] } }))],
    ["an archiving", async (id: string) => void (await archiveCampaign(organization.owner, { campaignIds: [id] }))],
  ])("is applied to none when one has had %s since the preview", async (_, disturb) => {
    const campaigns = await seen(week);
    await disturb(ids[1] ?? "");
    await expect(bulkEdit(organization.owner, { campaigns, change: week })).rejects.toMatchObject({ code: "conflict", complaints: [{ at: "Winter" }] });
    expect((await view(ids[0])).flights).toEqual(flights);
  });
});

describe("the preview of a bulk edit", () => {
  it("lists before and after by campaign, what stays, and every refusal", async () => {
    await archiveCampaign(organization.owner, { campaignIds: [ids[0] ?? ""] });
    await db().flight.deleteMany({ where: { campaignId: ids[1] } });
    const lines = await previewBulk(organization.owner, { chosen: { campaignIds: ids }, change: week });
    expect(lines.map(({ name, verdict, complaints }) => [name, verdict, complaints])).toEqual([
      ["Autumn", "refused", ["It is archived. Restore it first."]],
      ["Spring", "changes", []],
      ["Winter", "stays", []],
    ]);
    const before = { fromOn: "2026-12-01", untilOn: "2026-12-25" };
    expect(lines[1]?.differences[0]).toEqual({
      part: "flight",
      market: "DE",
      placement: "home-mpu",
      before,
      after: { fromOn: "2026-12-08", untilOn: "2027-01-01" },
    });
    expect((await view(ids[2])).flights).toEqual(flights);
  });

  it("takes all that match a filter, and refuses for a role that may only read", async () => {
    const lines = await previewBulk(organization.as("analyst"), { chosen: { matching: { search: "spr" } }, change: week });
    expect(lines.map(({ name, verdict, complaints }) => [name, verdict, complaints])).toEqual([
      ["Spring", "refused", ["Your role may not edit this campaign."]],
    ]);
  });

  it("refuses more campaigns at once than an edit takes, and misses another organization's", async () => {
    const rows = Array.from({ length: 501 }, (_, number) => ({
      organizationId: organization.id,
      teamId: organization.teamId,
      slug: `many-${number}`,
      name: `Many ${number}`,
    }));
    await db().campaign.createMany({ data: rows });
    await expect(previewBulk(organization.owner, { chosen: { matching: { search: "many" } }, change: week })).rejects.toEqual(refusal("limit"));
    await expect(previewBulk(stranger.owner, { chosen: { campaignIds: ids }, change: week })).rejects.toEqual(refusal("missing"));
  });

  it("a member of one team does not find out about another's campaigns", async () => {
    const { id: teamId } = await db().team.create({ data: { organizationId: organization.id, name: "Second" } });
    const outsider = mintScope({
      organizationId: organization.id,
      actor: randomUUID(),
      requestId: "r",
      organizationRole: null,
      seats: [{ teamId, role: "ad_manager" }],
    });
    await expect(previewBulk(outsider, { chosen: { campaignIds: ids }, change: week })).rejects.toEqual(refusal("missing"));
    const { editId } = await apply(week);
    expect(await listEdits(outsider)).toEqual([]);
    await expect(undoBulkEdit(outsider, { editId })).rejects.toEqual(refusal("missing"));
  });
});

describe("taking a bulk edit back", () => {
  it("puts everything back, leaves an audit row, and does so once", async () => {
    const before = await Promise.all(ids.map(view));
    const { editId } = await apply({ ...week, labels: { add: ["Q4"] } });
    expect((await listEdits(organization.as("ad_manager"))).map(({ id, campaigns, undoneAt }) => [id, campaigns.toSorted(), undoneAt])).toEqual([
      [editId, ["Autumn", "Spring", "Winter"], null],
    ]);
    expect(await undoBulkEdit(organization.as("ad_manager"), { editId })).toEqual({ campaigns: 3, kept: 0 });
    expect(await Promise.all(ids.map(view))).toEqual(before.map((one) => ({ ...one, revision: 3 })));
    expect(await lastAudit()).toMatchObject({ verb: "campaign.undoBulkEdit", subject: `edit:${editId}` });
    await expect(undoBulkEdit(organization.owner, { editId })).rejects.toEqual(refusal("conflict"));
    expect((await listEdits(organization.owner))[0]).toMatchObject({ kept: 0, undoneAt: expect.any(Date) });
  });

  it("is missing to a stranger and forbidden to a producer", async () => {
    const { editId } = await apply(week);
    await expect(undoBulkEdit(stranger.owner, { editId })).rejects.toEqual(refusal("missing"));
    await expect(undoBulkEdit(organization.as("producer"), { editId })).rejects.toEqual(refusal("forbidden"));
    expect(await listEdits(organization.as("producer"))).toEqual([]);
    expect(await listEdits(stranger.owner)).toEqual([]);
  });

  it("is found among the last ten however many edits other teams made since", async () => {
    const { editId } = await apply(week);
    const { id: teamId } = await db().team.create({ data: { organizationId: organization.id, name: "Second" } });
    const { id: other } = await createCampaign(organization.owner, { ...briefOfThree, name: "Other", teamId });
    const before = { change: { labels: { add: ["x"] } }, campaigns: [{ campaignId: other, before: {}, after: {} }] };
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    const data = Array.from({ length: 80 }, (_, minutes) => ({ organizationId: organization.id, actor: "gateway", before, at: at(minutes) }));
    await db().campaignEdit.createMany({ data });
    const manager = organization.as("ad_manager");
    expect((await listEdits(manager)).map(({ id, campaigns, kept }) => [id, campaigns, kept])).toEqual([[editId, ["Autumn", "Spring", "Winter"], 0]]);
    const all = await listEdits(organization.owner);
    expect([all.length, new Set(all.flatMap(({ campaigns, by }) => [...campaigns, by]))]).toEqual([10, new Set(["Other", null])]);
  });

  it("names campaigns whose dates changed since, takes nothing back, and then only the unchanged ones", async () => {
    const { editId } = await apply(week);
    await editBrief(organization.owner, { ...briefOfThree, name: "Winter", campaignId: ids[1] ?? "", revision: 2 });
    await expect(undoBulkEdit(organization.owner, { editId })).rejects.toMatchObject({
      code: "conflict",
      complaints: [{ at: "Winter", says: "Its flights were changed since." }],
    });
    expect((await view(ids[0])).flights[0]?.fromOn).toBe("2026-12-08");
    expect(await undoBulkEdit(organization.owner, { editId, unchangedOnly: true })).toEqual({ campaigns: 2, kept: 1 });
    expect([(await view(ids[0])).flights, (await view(ids[1])).flights]).toEqual([flights, []]);
    expect((await listEdits(organization.owner))[0]?.kept).toBe(1);
  });

  it("does not mind what else changed, such as a name or a label", async () => {
    const { editId } = await apply(week);
    await editBrief(organization.owner, { ...briefOfThree, name: "Renamed", flights: (await view(ids[1])).flights, campaignId: ids[1] ?? "", revision: 2 });
    await undoBulkEdit(organization.owner, { editId });
    expect(await view(ids[1])).toMatchObject({ name: "Renamed", flights });
  });

  it("of two people who take it back at once, one is told", async () => {
    const { editId } = await apply(week);
    const outcomes = await Promise.allSettled([undoBulkEdit(organization.owner, { editId }), undoBulkEdit(organization.owner, { editId })]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("leaves the campaigns as they were before any bulk edits, whatever these were", async () => {
    const day = fc.integer({ min: 0, max: 200 }).map((after) => new Date(Date.UTC(2026, 10, 1 + after)).toISOString().slice(0, 10));
    const flight = fc.oneof(
      fc.record({ kind: fc.constant("shift" as const), days: fc.integer({ min: 1, max: 90 }), edge: fc.constantFrom("both" as const, "until" as const) }),
      fc.record({ kind: fc.constant("set" as const), fromOn: day, untilOn: fc.option(day) }),
    );
    const click = fc.oneof(
      fc.record({ kind: fc.constant("host" as const), host: fc.constantFrom("a.example", "b.example:8443"), markets: fc.subarray(["DE", "JP"]) }),
      fc.record({
        kind: fc.constant("replace" as const),
        find: fc.constantFrom("shop", "/", "none"),
        with: fc.constantFrom("", "x", "{ref}"),
        markets: fc.subarray(["FR"]),
      }),
    );
    const labels = fc.record({ add: fc.subarray(["Tea", "tea", "Q4", "é"]), remove: fc.subarray(["TEA", "q4"]) });
    const draft = fc.record({ flights: fc.option(flight), clickThrough: fc.option(click), labels: fc.option(labels) });
    await fc.assert(
      fc.asyncProperty(fc.array(draft, { minLength: 1, maxLength: 4 }), async (drafts) => {
        const before = await Promise.all(ids.map(view));
        const made: string[] = [];
        for (const change of drafts) {
          const campaigns = await seen(change).catch(() => []);
          if (campaigns.length > 0) made.push((await bulkEdit(organization.owner, { campaigns, change })).editId);
        }
        for (const editId of made.toReversed()) await undoBulkEdit(organization.owner, { editId });
        const after = await Promise.all(ids.map(view));
        expect(after.map(({ revision: _, ...one }) => one)).toEqual(before.map(({ revision: _, ...one }) => one));
      }),
      { numRuns: 25 },
    );
  });
});
