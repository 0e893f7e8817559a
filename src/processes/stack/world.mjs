import { writeFileSync } from "node:fs";
import { countries } from "./world-countries.mjs";
import { world } from "./world-shapes.mjs";

const perLine = (rows) => `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`;
const perKey = (value) =>
  `{\n${Object.entries(value)
    .map(([key, one]) => `  ${JSON.stringify(key)}: ${JSON.stringify(one)}`)
    .join(",\n")}\n}\n`;

// By hand, after one of its packages changed (npm run map:generate); what it writes is committed, so that no build needs them.
const listed = countries();
writeFileSync("src/features/market/model/countries.json", perLine(listed));
writeFileSync("src/ui/world.json", perKey(world(listed)));
