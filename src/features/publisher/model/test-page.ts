import type { TagFacts } from "./tag";

/** The address of the origin's test page for a tag; what it counts is labelled as test traffic. */
export function testPageUrl(origin: string, facts: TagFacts): string {
  const url = new URL("/test", origin);
  const { campaign, placement, market, locale, hosts } = facts;
  const query = { campaign, placement, market, locale, hub: new URL(hosts.first).origin, width: String(facts.widthPx), height: String(facts.heightPx) };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (hosts.fallback) url.searchParams.set("fallback", new URL(hosts.fallback).origin);
  url.searchParams.set("consent", facts.consent.kind === "vouched" ? "1" : "0");
  return url.href;
}
