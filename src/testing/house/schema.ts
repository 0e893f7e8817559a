import { readFileSync } from "node:fs";
import { join } from "node:path";
import { paths, root } from "./sources";

interface Model {
  name: string;
  lines: string[];
}

/** The models of prisma/schema with their lines, comments left out. */
export function models(): Model[] {
  const files = paths.filter((path) => path.startsWith("prisma/schema/") && path.endsWith(".prisma"));
  const text = files
    .map((path) => readFileSync(join(root, path), "utf8"))
    .join("\n")
    .replace(/\/\/.*$/gm, "");
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)\n\}/gm)].map(([, name = "", body = ""]) => ({
    name,
    lines: body
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean),
  }));
}

const relations = (model: Model) => model.lines.filter((line) => line.includes("@relation(fields:"));
const listIn = (text: string) => text.split(",").map((name) => name.replace(/\(.*/, "").trim());

export function relationsWithoutDelete(model: Model): string[] {
  return relations(model)
    .filter((line) => !/onDelete: \w+/.test(line))
    .map((line) => `${model.name}: ${line}`);
}

/** The column lists that some index, unique or primary key starts with. */
function indexesOf(model: Model): string[][] {
  const blocks = model.lines.flatMap((line) => (/^@@(id|unique|index)\(\[/.test(line) ? [listIn(line.slice(line.indexOf("[") + 1, line.indexOf("]")))] : []));
  const single = model.lines.flatMap((line) => (/^\w+.*\s@(id|unique)\b/.test(line) ? [[line.split(/\s+/)[0] ?? ""]] : []));
  return [...blocks, ...single];
}

/** Foreign keys that no index starts with. */
export function unindexedKeys(model: Model): string[] {
  const indexes = indexesOf(model);
  return relations(model).flatMap((line) => {
    const keys = listIn(/fields: \[([^\]]*)\]/.exec(line)?.[1] ?? "");
    const found = indexes.some((index) => keys.every((key) => index.slice(0, keys.length).includes(key)));
    return found ? [] : [`${model.name}(${keys.join(", ")})`];
  });
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter, offset: number) => `${offset > 0 ? "_" : ""}${letter.toLowerCase()}`);

/** Names that are not snake case in the database, and instants without a zone. */
export function unmapped(model: Model): string[] {
  const table = model.lines.includes(`@@map("${snake(model.name)}")`) ? [] : [`${model.name} lacks @@map("${snake(model.name)}")`];
  const fields = model.lines.filter((line) => /^[a-z]\w*\s+[A-Z]/.test(line) && !line.includes("@relation"));
  const columns = fields.flatMap((line) => {
    const [name = "", type = ""] = line.split(/\s+/);
    const isColumn = /^(String|Int|BigInt|Float|Boolean|DateTime|Json|Bytes)\b/.test(type);
    const noMap = isColumn && snake(name) !== name && !line.includes(`@map("${snake(name)}")`);
    const noZone = type.startsWith("DateTime") && !/@db\.(Timestamptz|Date)\b/.test(line);
    return [...(noMap ? [`${model.name}.${name} lacks @map("${snake(name)}")`] : []), ...(noZone ? [`${model.name}.${name} is not Timestamptz`] : [])];
  });
  return [...table, ...columns];
}
