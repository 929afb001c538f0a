import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { configJsonSchema, configReference } from "./config-pages.ts";

// Run it after a change of the schema or of a rule: `node test/docs/write-config-pages.ts`.
const docs = new URL("../../docs/", import.meta.url);
const schema = new URL("config.schema.json", docs);
writeFileSync(new URL("config.md", docs), configReference());
writeFileSync(schema, JSON.stringify(configJsonSchema()));
execFileSync("npx", ["biome", "format", "--write", fileURLToPath(schema)]);
