import { localeOf, marketOf } from "@/features/release/model/lookup";

export interface CellAsk {
  campaign: string;
  placement: string;
  market: string;
  locale: string;
}

/** What a request asks for, decided from its method and target alone; nothing in it was decoded or looked up. */
export type Route =
  | { kind: "blob"; hex: string; ending: string }
  | ({ kind: "alias" } & CellAsk)
  | ({ kind: "tag" } & CellAsk)
  | { kind: "beacon"; query: string }
  | { kind: "refused"; status: 400 | 404 | 405 | 414; allow: string };

const longestTarget = 12_288;
const slug = "[a-z0-9][a-z0-9-]{0,62}";
const blobPath = /^\/b\/([0-9a-f]{64})\.([a-z0-9]{1,5})$/;
const aliasPath = new RegExp(`^/c/(${slug})/(${slug})$`);
const tagPath = new RegExp(`^/t/(${slug})/(${slug})\\.js$`);

const reading = "GET, HEAD";
const refused = (status: 400 | 404 | 405 | 414, allow = ""): Route => ({ kind: "refused", status, allow });

export function routeOf(method: string, target: string): Route {
  if (target.length > longestTarget) return refused(414);
  if (!target.startsWith("/")) return refused(400);
  const mark = target.indexOf("?");
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? "" : target.slice(mark + 1);
  if (path === "/e") return method === "GET" || method === "POST" ? { kind: "beacon", query } : refused(405, "GET, POST");
  const route = readingRoute(path, query);
  if (route.kind === "refused" || method === "GET" || method === "HEAD") return route;
  return refused(405, reading);
}

function readingRoute(path: string, query: string): Route {
  const [, hex, ending] = blobPath.exec(path) ?? [];
  if (hex && ending) return { kind: "blob", hex, ending };
  for (const [kind, pattern] of [
    ["alias", aliasPath],
    ["tag", tagPath],
  ] as const) {
    const [, campaign, placement] = pattern.exec(path) ?? [];
    if (campaign && placement) return { kind, campaign, placement, ...cellOf(query) };
  }
  return refused(404);
}

function cellOf(query: string): { market: string; locale: string } {
  const fields = new URLSearchParams(query);
  return { market: marketOf(fields.get("m")), locale: localeOf(fields.get("l")) };
}
