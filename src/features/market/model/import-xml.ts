/** An opening tag of XML: where it starts and ends, whether it closes itself, and its attributes by local name. */
export interface Tag {
  at: number;
  end: number;
  isEmpty: boolean;
  attributes: Map<string, string>;
}

const attributePattern = /\s+([\w:.-]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;

/**
 * Every opening tag of some local names, in order. Written for the XML of spreadsheets: null in place of a tag that is written in another
 * way, or has an attribute twice, so that its reader can refuse what a library would read differently. The text must hold no comments.
 */
export function* openTags(xml: string, names: string): Generator<Tag | null, void> {
  const start = new RegExp(`<(?:[\\w.-]+:)?(?:${names})(?=[\\s/>])`, "g");
  for (let found = start.exec(xml); found; found = start.exec(xml)) yield tagAt(xml, found.index, found.index + found[0].length);
}

function tagAt(xml: string, at: number, afterName: number): Tag | null {
  const attributes = new Map<string, string>();
  let end = afterName;
  attributePattern.lastIndex = end;
  for (let pair = attributePattern.exec(xml); pair; pair = attributePattern.exec(xml)) {
    const [, name = "", double, single] = pair;
    end = attributePattern.lastIndex;
    if (/^xmlns(:|$)/.test(name)) continue;
    const local = name.slice(name.indexOf(":") + 1);
    if (attributes.has(local)) return null;
    attributes.set(local, double ?? single ?? "");
  }
  const close = /\s*(\/?)>/y;
  close.lastIndex = end;
  const closed = close.exec(xml);
  return closed && { at, end: close.lastIndex, isEmpty: closed[1] === "/", attributes };
}

/** True for XML with a comment, declaration or unparsed section, in which a tag could hide. */
export function hidesTags(xml: string): boolean {
  return xml.includes("<!");
}
