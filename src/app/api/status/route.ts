import { visit } from "@/server/core/session";
import { readStatus } from "@/server/core/status";

export const dynamic = "force-dynamic";

/** Who is up. Open to all: it tells nothing but that; hubs only to members. */
export async function GET(): Promise<Response> {
  const status = await readStatus(async () => (await visit())?.scope.organizationId ?? null, new Date());
  return Response.json(status, { headers: { "cache-control": "private, no-store", vary: "cookie" } });
}
