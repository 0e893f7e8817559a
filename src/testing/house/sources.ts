import { readdirSync, readFileSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import ts from "typescript";

export const root = resolve(import.meta.dirname, "../../..");

export interface Source {
  /** From the project's folder, with slashes. */
  path: string;
  text: string;
  /** Parsed; parents are set. */
  tree: ts.SourceFile;
  isTest: boolean;
}

function walk(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? walk(path) : [path];
  });
}

const there = (folder: string) => readdirSync(root).includes(folder);

/** Every file of the house's own folders. */
export const paths = ["src", "prisma", "e2e", "bench"]
  .filter(there)
  .flatMap(walk)
  .map((path) => path.split(sep).join("/"))
  .filter((path) => !path.startsWith("prisma/generated/"));

function read(path: string): Source {
  const text = readFileSync(join(root, path), "utf8");
  const kind = path.endsWith(".tsx") ? ts.ScriptKind.TSX : path.endsWith("js") ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return { path, text, tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind), isTest: /\.(test|spec)\.tsx?$/.test(path) };
}

export const sources: Source[] = paths.filter((path) => /\.(ts|tsx|mjs|cjs)$/.test(path) && !path.endsWith(".d.ts")).map(read);

/** Every node below one, in order of the text. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  for (const child of node.getChildren()) {
    yield child;
    yield* nodesOf(child);
  }
}

const lineOf = (source: Source, position: number) => source.tree.getLineAndCharacterOfPosition(position).line + 1;

/** "path:line" of a node. */
export function at(source: Source, node: ts.Node): string {
  return `${source.path}:${lineOf(source, node.getStart())}`;
}

/** Lines from a node's first to its last character, both counted. */
export function linesOf(source: Source, node: ts.Node): number {
  return lineOf(source, node.getEnd()) - lineOf(source, node.getStart()) + 1;
}

/** Every comment with its place. */
export function commentsOf(source: Source): { place: string; text: string }[] {
  const found = new Map<number, string>();
  for (const node of nodesOf(source.tree)) {
    if (node.kind === ts.SyntaxKind.JsxText || !isToken(node)) continue;
    for (const range of ts.getLeadingCommentRanges(source.text, node.getFullStart()) ?? []) found.set(range.pos, source.text.slice(range.pos, range.end));
    for (const range of ts.getTrailingCommentRanges(source.text, node.getEnd()) ?? []) found.set(range.pos, source.text.slice(range.pos, range.end));
  }
  return [...found].map(([position, text]) => ({ place: `${source.path}:${lineOf(source, position)}`, text }));
}

const isToken = (node: ts.Node) => node.getChildCount() === 0;
