/** The most labels of one campaign. */
export const mostLabels = 20;
/** The most characters of one label. */
export const mostLabelChars = 40;

/** A label as it is kept: NFC, trimmed, white space inside as single spaces; its case stays. */
export function tidyLabel(typed: string): string {
  return typed.normalize("NFC").replace(/\s+/gu, " ").trim();
}

/** What is wrong with a tidy label, as the rest of a sentence that begins with it; null when nothing is. */
export function faultOfLabel(label: string): string | null {
  if (/[\p{Cc}\p{Surrogate}]/u.test(label)) return "holds a control character";
  if (!/[^\p{Cf}\p{Z}]/u.test(label)) return "is empty";
  return [...label].length > mostLabelChars ? `is longer than ${mostLabelChars} characters` : null;
}

/** What two labels that are the same have in common: they may differ in case alone. */
export function labelKey(label: string): string {
  return label.normalize("NFC").toLowerCase();
}

/** Labels after some were taken away and others added at the end, each once; one that is taken away and added changes its case. */
export function relabel(labels: readonly string[], { add, remove }: { add: readonly string[]; remove: readonly string[] }): string[] {
  const gone = new Set(remove.map(labelKey));
  const kept = new Map(labels.filter((label) => !gone.has(labelKey(label))).map((label) => [labelKey(label), label]));
  for (const label of add) if (!kept.has(labelKey(label))) kept.set(labelKey(label), label);
  return [...kept.values()];
}

/** What leads from some labels to others, letter by letter, so that another case is a change; null when there is nothing to do. */
export function labelChange(before: readonly string[], after: readonly string[]): { add: string[]; remove: string[] } | null {
  const add = after.filter((label) => !before.includes(label));
  const remove = before.filter((label) => !after.includes(label));
  return add.length + remove.length > 0 ? { add, remove } : null;
}

/** Labels of many campaigns, each once, in the case that is used most, by name. */
export function labelsOf(campaigns: readonly { labels: readonly string[] }[]): { label: string; campaigns: number }[] {
  const spellings = new Map<string, Map<string, number>>();
  for (const label of campaigns.flatMap(({ labels }) => labels)) {
    const counts = spellings.get(labelKey(label)) ?? new Map<string, number>();
    spellings.set(labelKey(label), counts.set(label, (counts.get(label) ?? 0) + 1));
  }
  const merged = [...spellings.values()].map((counts) => {
    const [[label] = [""]] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    return { label, campaigns: [...counts.values()].reduce((sum, count) => sum + count, 0) };
  });
  return merged.toSorted((a, b) => a.label.localeCompare(b.label, "en"));
}
