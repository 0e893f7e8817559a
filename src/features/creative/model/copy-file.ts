import { Refusal } from "@/kernel/refusal";

/** The most bytes of a copy deck, as UTF-8. */
export const deckBytes = 1_000_000;

/** The refusal of a deck over the limit. */
export const tooLarge = () => new Refusal("limit", "The copy deck is larger than 1 MB. Nothing was changed; split it or remove what is not copy.");
const notText = (says: string) => new Refusal("invalid", `${says} Nothing was changed; save it as “CSV UTF-8” and choose it again.`, [{ at: "file", says }]);

/** A chosen file's text; refuses what is larger than 1 MB or not UTF-8. A byte order mark is taken off. */
export function decodeDeck(bytes: Uint8Array): string {
  if (bytes.byteLength > deckBytes) throw tooLarge();
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) throw notText("The file is UTF-16, not UTF-8.");
  if (first === 0x50 && second === 0x4b) throw notText("The file is a spreadsheet or ZIP, not CSV.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw notText("The file is not UTF-8.");
  }
}
