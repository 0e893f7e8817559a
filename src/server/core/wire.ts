import { TRPCError } from "@trpc/server";
import superjson, { type SuperJSONResult } from "superjson";

/** What inputs may say of a value's kind; superjson knows others that allocate or compile what a caller names. */
const kinds: ReadonlySet<unknown> = new Set(["undefined", "Date"]);

/** True when every annotation, wherever it stands in the tree, is of a known kind. Walks without recursion: the tree is a stranger's. */
function isTame(annotations: unknown): boolean {
  const open: unknown[] = [annotations];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) {
      if (!kinds.has(node)) return false;
    } else for (const inner of Object.values(node)) open.push(inner);
  }
  return true;
}

/** superjson, whose input from outside may hold plain JSON, dates and undefined only. */
export const wire = {
  input: {
    serialize: superjson.serialize,
    deserialize: (input: SuperJSONResult) => {
      if (!isTame(input?.meta?.values)) throw new TRPCError({ code: "BAD_REQUEST" });
      return superjson.deserialize(input);
    },
  },
  output: superjson,
};
