import type { Complaint } from "@/kernel/refusal";
import { type Content, contentLimits, documentLimits } from "./document";

/** What a content has more of than hubs take, each with what would make it less; `bytes` is its length as JSON in UTF-8. */
export function tooMuchIn({ blobs, clicks, flights, entries, placements }: Content, bytes: number): Complaint[] {
  const counts: [number, number, string, string][] = [
    [entries.length, contentLimits.entries, "entries", "each flight of a cell is one; give the campaign fewer cells or flights"],
    [blobs.length, contentLimits.blobs, "files", "give the campaign fewer cells"],
    [clicks.length, contentLimits.clicks, "click-throughs", "let markets share them"],
    [flights.length, contentLimits.flights, "times", "take out flights, or give them one zone"],
    [bytes, documentLimits.contentBytes, "bytes", "give the campaign fewer cells or flights"],
  ];
  const whole = counts.flatMap(([count, most, what, cure]) =>
    count > most ? { at: "", says: `This release has ${write(count)} ${what}, hubs take ${write(most)}: ${cure}.` } : [],
  );
  const cells = Object.entries(placements).flatMap(([placement, { pick }]) =>
    Object.entries(pick)
      .filter(([key, picked]) => key.includes("/") && picked.length > contentLimits.entriesOfCell)
      .map(([key, picked]) => ({
        at: `${placement}, ${key.replace("/", " ")}`,
        says: `has ${write(picked.length)} flights, hubs take ${contentLimits.entriesOfCell}: take some out`,
      })),
  );
  return [...whole, ...cells];
}

const numbers = new Intl.NumberFormat("en");
const write = (count: number) => numbers.format(count);
