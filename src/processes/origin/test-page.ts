import * as z from "zod";
import { type TagFacts, tagHtml } from "@/features/publisher/model/tag";

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "is lower-case letters, digits and dashes");
const origin = z
  .url({ protocol: /^https?$/, error: "starts with http:// or https://" })
  .refine((text) => URL.canParse(text) && new URL(text).origin === text.replace(/\/$/, ""), "is a scheme, a host and a port only");
const pixels = z.coerce.number().int().min(1).max(4_000);

/**
 * The query of the test page, on the creative host and so another origin than the dashboard:
 * `/test?campaign=autumn-roast&placement=home-mpu&market=DE&locale=de-DE&hub=http://127.0.0.1:3010&fallback=…&width=300&height=250&consent=1`.
 */
export const TestPage = z.object({
  campaign: slug,
  placement: slug,
  market: z.string().regex(/^[A-Z]{2}$/, "is two capital letters"),
  locale: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, "is a language tag such as de-DE"),
  hub: origin,
  fallback: origin.optional(),
  width: pixels.default(300),
  height: pixels.default(250),
  /** 1: as a publisher who vouches for the viewer's consent. */
  consent: z.enum(["0", "1"]).default("0"),
});
export type TestPage = z.infer<typeof TestPage>;

export function readTestPage(query: URLSearchParams): { ok: true; value: TestPage } | { ok: false; says: string } {
  const parsed = TestPage.safeParse(Object.fromEntries(query));
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, says: parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ") };
}

/** The page may talk to its two hubs and to nobody else. */
export function testPagePolicy(page: TestPage): string {
  const hubs = [page.hub, page.fallback].flatMap((address) => (address ? [new URL(address).origin] : [])).join(" ");
  return [
    "default-src 'none'",
    `script-src 'unsafe-inline' ${hubs}`,
    `img-src data: ${hubs}`,
    `frame-src ${hubs}`,
    `connect-src ${hubs}`,
    "style-src 'unsafe-inline'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

function factsOf(page: TestPage): TagFacts {
  return {
    campaign: page.campaign,
    placement: page.placement,
    market: page.market,
    locale: page.locale,
    widthPx: page.width,
    heightPx: page.height,
    clickThrough: "",
    consent: page.consent === "1" ? { kind: "vouched" } : { kind: "none" },
    label: "test",
    hosts: { first: page.hub, fallback: page.fallback ?? null },
  };
}

const style = `body{font:13px/20px system-ui,sans-serif;max-width:46rem;margin:48px auto;padding:0 16px;color:#1c2629;background:#fff}
h1{font-size:20px;line-height:28px;margin:0 0 4px}.note{color:#56646a}.slot{margin:24px 0}p{max-width:60ch}
form{border-top:1px solid #d9dcdc;padding-top:16px}label{margin-right:16px}`;

function consentForm(page: TestPage): string {
  const kept = Object.entries(page)
    .filter(([name, value]) => name !== "consent" && value !== undefined)
    .map(([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(String(value))}">`);
  const choice = (value: string, says: string) =>
    `<label><input type="radio" name="consent" value="${value}"${page.consent === value ? " checked" : ""}> ${says}</label>`;
  return `<form method="get" action="/test">${kept.join("")}${choice("1", "Vouched for (k=1)")}${choice("0", "No signal")}<button>Load again</button></form>`;
}

/** A plain publisher page with one tag in it; its beacons are labelled as test traffic. */
export function renderTestPage(page: TestPage): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Test page: ${escapeHtml(page.campaign)} / ${escapeHtml(page.placement)}</title><style>${style}</style></head>
<body><main><h1>The Daily Example</h1><p class="note">A page of another origin with one Nearshelf tag: ${escapeHtml(page.campaign)} / ${escapeHtml(page.placement)}, ${escapeHtml(page.market)}, ${escapeHtml(page.locale)}. What it counts is labelled as test traffic and kept apart.</p>
<div class="slot">
${tagHtml(factsOf(page))}
</div>
<p>The text of an article would go on here, so that the slot above is seen where a reader would see it.</p>
${consentForm(page)}
</main></body></html>
`;
}
