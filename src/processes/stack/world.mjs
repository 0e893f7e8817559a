import { writeFileSync } from "node:fs";
import { countries } from "./world-countries.mjs";

const perLine = (rows) => `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(",\n")}\n]\n`;

// By hand, after one of its packages changed (npm run map:generate); what it writes is committed, so that no build needs them.
writeFileSync("src/features/market/model/countries.json", perLine(countries()));
