import { createHash } from "node:crypto";

/** SHA-256 hex of the bytes that a hub serves for a cell, whatever a screen says; null when it answers with none. */
export async function servedDigest(hub: string, campaign: string, market: string, locale: string): Promise<string | null> {
  const answer = await fetch(`${hub}/c/${campaign}/home-mpu?m=${market}&l=${locale}`);
  if (answer.status !== 200) return null;
  return createHash("sha256")
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest("hex");
}
