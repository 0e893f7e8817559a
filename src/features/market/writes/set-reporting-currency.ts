import { demand } from "@/features/identity/policy";
import { missing } from "@/kernel/refusal";
import type { Scope } from "@/kernel/scope";
import { work } from "@/platform/unit-of-work";
import { SetReportingCurrency } from "../schema";

/** Chooses what the organization's sums are shown in; figures stay as they are. */
export async function setReportingCurrency(scope: Scope, typed: SetReportingCurrency): Promise<void> {
  const { currency } = SetReportingCurrency.parse(typed);
  demand(scope, "market.edit", "market");
  await work(scope, "market.setReportingCurrency", async ({ tx, audit, tell }) => {
    const { count } = await tx.organization.updateMany({ where: { id: scope.organizationId }, data: { reportingCurrency: currency } });
    if (count === 0) throw missing("organization");
    audit(`organization:${scope.organizationId}`, { currency });
    await tell("market.rates");
  });
}
