import { Refusal } from "@/kernel/refusal";
import { readEnv } from "@/platform/env";

/**
 * Refuses a changing request that does not come from the dashboard's own pages. Browsers name the sender of every such
 * request in Sec-Fetch-Site or Origin; a request that names none is refused too (OWASP ASVS 3.5.1 to 3.5.3).
 */
export function demandSameOrigin(headers: Headers): void {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  const own = new URL(readEnv(["NEXTAUTH_URL"]).NEXTAUTH_URL).origin;
  const good = (site === null || site === "same-origin") && (origin === null ? site === "same-origin" : origin === own);
  if (!good) throw new Refusal("forbidden", `Changes are only taken from the dashboard's own pages, at ${own}. Nothing was changed.`);
}

const mostBytes = 4 * 1024 * 1024;

/** The same for a JSON call; a length must be named and stay under 4 MiB, so that nothing larger is ever read. */
export function demandOwnJson(headers: Headers): void {
  demandSameOrigin(headers);
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase();
  if (type !== "application/json") throw new Refusal("forbidden", "Changes are only taken as application/json. Nothing was changed.");
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (!(length <= mostBytes)) throw new Refusal("limit", "A call may be at most 4 MiB and must name its length. Nothing was changed.");
}
