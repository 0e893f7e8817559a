import type { Notice } from "./live";

/** False when a notice tells of another campaign; one of many campaigns at once, or of none, concerns each. */
export function concerns({ campaignId }: Notice, id: string | undefined): boolean {
  return typeof campaignId !== "string" || id === undefined || campaignId === id;
}
