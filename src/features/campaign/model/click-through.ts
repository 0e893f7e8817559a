/** The longest click-through that is kept, in characters. */
export const mostClickChars = 2_000;

/** True for an absolute http(s) address without a user name or password in it. */
export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.hostname !== "" && url.username === "" && url.password === "" && !/\p{Cc}/u.test(text);
}

/** What is wrong with a click-through, as the rest of a sentence that begins with it; null when nothing is. */
export function faultOfClick(text: string): string | null {
  if (text.length > mostClickChars) return "is longer than 2,000 characters";
  return isWebAddress(text) ? null : "is not a web address; write one that starts with https://";
}
