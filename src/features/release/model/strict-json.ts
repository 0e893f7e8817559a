import { Refusal } from "@/kernel/refusal";

export interface JsonLimits {
  /** Of the UTF-8 text. */
  bytes: number;
  /** Arrays and objects inside each other. */
  depth: number;
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],]|-?\d[^\s,}\]]*/g;
const loneSurrogate = /\p{Surrogate}/u;

/**
 * The value of a JSON text in which every reader sees the same: refuses by name what parsers disagree on
 * (duplicate keys, a byte order mark, numbers beyond a double, negative zero, lone surrogates) and what is too large or too deep.
 */
export function parseStrict(text: string, limits: JsonLimits): unknown {
  if (text.length > limits.bytes || new TextEncoder().encode(text).length > limits.bytes)
    throw new Refusal("limit", `The document is larger than ${limits.bytes} bytes.`);
  if (text.startsWith("\uFEFF")) throw new Refusal("invalid", "The document starts with a byte order mark.");
  const value = parse(text);
  inspect(text, limits.depth);
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal("invalid", "The document is not JSON.");
  }
}

/** Walks the tokens of a text that is JSON already. An object on the stack is the set of its keys, an array null. */
function inspect(text: string, depth: number): void {
  const open: (Set<string> | null)[] = [];
  let awaitsKey = false;
  for (const [piece] of text.matchAll(token)) {
    if (piece === "{" || piece === "[") {
      open.push(piece === "{" ? new Set() : null);
      awaitsKey = piece === "{";
      if (open.length > depth) throw new Refusal("limit", `The document is nested deeper than ${depth} levels.`);
    } else if (piece === "}" || piece === "]") {
      open.pop();
      awaitsKey = false;
    } else if (piece === ",") awaitsKey = open.at(-1) instanceof Set;
    else if (piece.startsWith('"')) {
      noteString(piece, awaitsKey ? open.at(-1) : null);
      awaitsKey = false;
    } else checkNumber(piece);
  }
}

function noteString(piece: string, keys: Set<string> | null | undefined): void {
  const text = piece.includes("\\") ? String(JSON.parse(piece)) : piece.slice(1, -1);
  if (loneSurrogate.test(text)) throw new Refusal("invalid", "The document holds half a surrogate pair.");
  if (!keys) return;
  if (keys.has(text)) throw new Refusal("invalid", `The document names the key "${text.slice(0, 60)}" twice.`);
  keys.add(text);
}

function checkNumber(piece: string): void {
  const value = Number(piece);
  if (!Number.isFinite(value)) throw new Refusal("invalid", `The number ${piece.slice(0, 20)} is out of range.`);
  if (Object.is(value, -0)) throw new Refusal("invalid", "The document holds a negative zero.");
}
