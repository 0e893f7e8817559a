import { unclear } from "./import-sheet";
import { hidesTags, openTags, type Tag } from "./import-xml";

/** Percent formats that need no definition: 0% and 0.00% (ECMA-376 18.8.30). */
const builtIn: ReadonlySet<string> = new Set(["9", "10"]);

/**
 * Which of a workbook's cell styles show a number as a percentage, counted from 0 as cells name them: the library that reads values gives
 * 0.0121 for 1.21 %. Refuses what it cannot follow. ECMA-376 18.8.10 (cellXfs), 18.8.30 (numFmt), 18.8.45 (xf).
 */
export function percentStyles(xml: string): Set<number> {
  if (hidesTags(xml)) throw unclear("its formats hold a comment or declaration");
  const formats = new Set(builtIn);
  for (const tag of tagsIn(xml, "numFmts", "numFmt")) if (isPercent(tag.attributes.get("formatCode") ?? "")) formats.add(tag.attributes.get("numFmtId") ?? "");
  const styles = tagsIn(xml, "cellXfs", "xf").map(({ attributes }) => formats.has(attributes.get("numFmtId") ?? ""));
  return new Set(styles.flatMap((percent, at) => (percent ? [at] : [])));
}

/** Tags of a name between the ends of a list: the same names mean other things outside of it. */
function tagsIn(xml: string, list: string, name: string): Tag[] {
  const inside = new RegExp(`<((?:[\\w.-]+:)?)${list}(?:\\s[^>]*)?>(.*?)</\\1${list}\\s*>`, "s").exec(xml)?.[2] ?? "";
  return [...openTags(inside, name)].map((tag) => {
    if (!tag) throw unclear("its formats are written in an unusual way");
    return tag;
  });
}

/** A percent sign that is no plain text: not in quotes or brackets, nor after a sign that makes it one. */
function isPercent(formatCode: string): boolean {
  return formatCode
    .replaceAll("&quot;", '"')
    .replace(/&#(?:x0*25|0*37);/gi, "%")
    .replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, "")
    .includes("%");
}
