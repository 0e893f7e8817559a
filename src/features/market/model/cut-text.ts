/** At most so many UTF-16 units from the start of a text, never half a character: PostgreSQL refuses a lone surrogate. */
export function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
}
