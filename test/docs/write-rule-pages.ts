import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { FOLDER, rulePages } from "./rule-pages.ts";

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(`${FOLDER}/stride`, { recursive: true });
for (const [path, text] of rulePages()) writeFileSync(`${FOLDER}/${path}`, text);
