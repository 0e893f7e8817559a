// Signal: what a browser or page says about the viewer's choice: Sec-GPC, DNT, a TCF string, a GPP string, a vouching tag.
// Region: where an event needs a positive signal: the EEA, the UK and Switzerland; an unknown market counts as inside.
// Choice: null when the event may be recorded, else the reason it may not. The most private signal wins.
// Unreadable: a signal that does not parse is a no.
import { GppModel } from "@iabgpp/cmpapi";
import { TCString } from "@iabtechlabtcf/core";
import { isConsentMarket } from "@/features/market/model/catalogue";
import type { Content } from "@/features/release/model/document";
import type { DropReason } from "../schema";

export interface Signals {
  /** Sec-GPC was exactly "1", or the page's navigator said so. */
  gpc: boolean;
  /** DNT was exactly "1". */
  dnt: boolean;
  k?: string | undefined;
  gdpr?: string | undefined;
  gdpr_consent?: string | undefined;
  gpp?: string | undefined;
  gpp_sid?: string | undefined;
}

type Policy = Content["policy"];

/** True where an event is recorded only on a positive signal; also for "*", the unknown market. */
export function needsConsent(market: string): boolean {
  return market === "*" || isConsentMarket(market);
}

/** Why an event of this market may not be recorded, or null. Every signal can only make it stricter. */
export function choiceOf(market: string, signals: Signals, policy: Policy): DropReason | null {
  const honours = (signal: Policy["optOut"][number]) => policy.optOut.includes(signal);
  if (signals.gpc && honours("gpc")) return "gpc";
  if (signals.dnt && honours("dnt")) return "dnt";
  const inside = needsConsent(market);
  const gpp = signals.gpp ? readGpp(signals.gpp, signals.gpp_sid, market) : null;
  if (gpp && !gpp.allows && (inside || honours("gpp"))) return "gpp";
  const tcText = signals.gdpr_consent || gpp?.tcText;
  const asked = tcText !== undefined || signals.gdpr === "1";
  const granted = asked && tcText !== undefined && tcGrants(tcText, policy.vendorId);
  if (asked && !granted && (inside || honours("tcf"))) return tcText === undefined && inside ? vouched(signals) : "tcf";
  return inside && !granted ? vouched(signals) : null;
}

function vouched(signals: Signals): DropReason | null {
  return signals.k === "1" ? null : "no-consent";
}

/** TCF 2.3: purposes 1 and 7 and the organization's own vendor, which the string must also have disclosed. */
export function tcGrants(text: string, vendorId: number | null): boolean {
  if (vendorId === null) return false;
  try {
    const model = TCString.decode(text);
    const purposes = model.purposeConsents.has(1) && model.purposeConsents.has(7);
    return model.version === 2 && Number(model.cmpId) > 1 && purposes && model.vendorConsents.has(vendorId) && model.vendorsDisclosed.has(vendorId);
  } catch {
    return false;
  }
}

const optOutFields = ["SaleOptOut", "SharingOptOut", "TargetedAdvertisingOptOut"];
const europe = 2;
const canada = 5;
const unitedStates = 6;

/** A GPP string's answer, and the TCF string of its European section. Sections nobody here can read are a no. */
function readGpp(text: string, sectionIds: string | undefined, market: string): { allows: boolean; tcText?: string } {
  try {
    const model = new GppModel(text);
    const ids: number[] = model.getSectionIds();
    const parts = text.split("~").slice(1);
    const applicable = (sectionIds ?? "")
      .split(/[,_]/)
      .map(Number)
      .filter((id) => id > 0);
    if (ids.length === 0 || ids.length !== parts.length || applicable.some((id) => !ids.includes(id))) return { allows: false };
    const tcText = parts[ids.indexOf(europe)];
    return { allows: ids.every((id) => sectionAllows(model, id, market)), ...(tcText === undefined ? {} : { tcText }) };
  } catch {
    return { allows: false };
  }
}

function sectionAllows(model: GppModel, id: number, market: string): boolean {
  if (id === europe) return true;
  if (id === canada)
    return (
      market !== "CA" ||
      model.getFieldValueBySectionId(id, "PurposesExpressConsent")?.[6] === true ||
      model.getFieldValueBySectionId(id, "PurposesImpliedConsent")?.[6] === true
    );
  if (id === unitedStates) return model.getFieldValueBySectionId(id, "OptOutSale") !== "Y";
  const field = (name: string) => (model.hasFieldBySectionId(id, name) ? model.getFieldValueBySectionId(id, name) : 0);
  return field("Gpc") !== true && !optOutFields.some((name) => field(name) === 1);
}
