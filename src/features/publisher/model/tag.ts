// Tag: the HTML a publisher embeds for one campaign × placement × market × locale; it never changes while releases do.
// Loader: the script at /t/…, which draws the creative and sends the beacons.
// Alias: the image at /c/…, for viewers without scripts.
// Consent choice: how the tag tells a hub that a beacon may be recorded.
// Macro: text such as ${GDPR} that the publisher's ad server replaces when it delivers the tag.
import * as z from "zod";

export const Consent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("vouched") }),
  z.object({ kind: z.literal("tcf"), vendorId: z.number().int().min(1).max(99_999) }),
  z.object({ kind: z.literal("none") }),
]);
export type Consent = z.infer<typeof Consent>;

export interface TagFacts {
  campaign: string;
  placement: string;
  market: string;
  locale: string;
  widthPx: number;
  heightPx: number;
  /** Where a click on the image without scripts goes; anything but http(s) is left out. */
  clickThrough: string;
  consent: Consent;
  /** Set by the test page only: its beacons are kept apart. */
  label?: "test";
  /** Public addresses of the hubs: the first, and at most one fallback. */
  hosts: { first: string; fallback: string | null };
}

/** The loader's address on one host, unescaped; macros stay as they are for the ad server to replace. */
export function loaderUrl(host: string, facts: Omit<TagFacts, "hosts" | "clickThrough" | "widthPx" | "heightPx">): string {
  const path = `/t/${encodeURIComponent(facts.campaign)}/${encodeURIComponent(facts.placement)}.js`;
  return `${baseOf(host)}${path}?${cellQuery(facts)}${facts.label === "test" ? "&u=t" : ""}${consentQuery(facts.consent)}`;
}

/** The image alias of the same cell. */
function aliasUrl(host: string, facts: Pick<TagFacts, "campaign" | "placement" | "market" | "locale">): string {
  return `${baseOf(host)}/c/${encodeURIComponent(facts.campaign)}/${encodeURIComponent(facts.placement)}?${cellQuery(facts)}`;
}

/** The tag's HTML: a loader script with one swap to the fallback host, and an image link for viewers without scripts. */
export function tagHtml(facts: TagFacts): string {
  const { first, fallback } = facts.hosts;
  const swap = fallback === null ? "" : ` onerror="${escapeHtml(swapOnce(loaderUrl(fallback, facts)))}"`;
  const image = `<img src="${escapeHtml(aliasUrl(first, facts))}" width="${facts.widthPx}" height="${facts.heightPx}" alt="Advertisement">`;
  const click = clickOf(facts.clickThrough);
  const shown = click === null ? image : `<a href="${escapeHtml(click)}" target="_blank" rel="noopener sponsored">${image}</a>`;
  return `<script async src="${escapeHtml(loaderUrl(first, facts))}"${swap}></script>\n<noscript>${shown}</noscript>`;
}

function cellQuery(facts: Pick<TagFacts, "market" | "locale">): string {
  return `m=${encodeURIComponent(facts.market)}&l=${encodeURIComponent(facts.locale)}`;
}

function consentQuery(consent: Consent): string {
  if (consent.kind === "vouched") return "&k=1";
  return consent.kind === "tcf" ? `&gdpr=\${GDPR}&gdpr_consent=\${GDPR_CONSENT_${consent.vendorId}}` : "";
}

/** A script whose address failed cannot be tried again: a second element carries the fallback, and has no onerror of its own. */
function swapOnce(url: string): string {
  return `this.onerror=null;var s=document.createElement('script');s.async=true;s.src='${escapeScript(url)}';this.after(s)`;
}

function baseOf(host: string): string {
  const url = new URL(host);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new TypeError("A hub's public address starts with http:// or https://");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function clickOf(clickThrough: string): string | null {
  const text = clickThrough.replaceAll("{ref}", "");
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** For text inside a single-quoted script string. */
function escapeScript(text: string): string {
  return text.replace(/[\\'"<>&\p{Cc}\p{Zl}\p{Zp}]/gu, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** For text inside a double-quoted attribute. */
function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("'", "&#39;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
