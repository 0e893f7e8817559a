const closing = "、。！？…」』）";
const boundary = new RegExp(`(?<=[${closing}\\s])(?![${closing}])|(?<=\\p{Script=Hiragana})(?=[\\p{Script=Han}\\p{Script=Katakana}\\p{Script=Latin}])`, "u");

/** A phrase over this many characters also breaks between the dictionary's words. */
const longestPhrase = 10;

/**
 * Where a Japanese reader expects a line to end: after punctuation, and where kana endings give way to a new kanji or
 * katakana word. Joined, the phrases are the line.
 */
export function japanesePhrases(line: string): string[] {
  const phrases: string[] = [];
  for (const part of line.split(boundary).flatMap(shorten)) {
    const last = phrases.at(-1);
    if (last !== undefined && closing.includes(part[0] ?? " ")) phrases[phrases.length - 1] = last + part;
    else phrases.push(part);
  }
  return phrases;
}

function shorten(phrase: string): string[] {
  if ([...phrase].length <= longestPhrase) return [phrase];
  return [...new Intl.Segmenter("ja", { granularity: "word" }).segment(phrase)].map(({ segment }) => segment);
}
