import { z } from "zod";
import { configSchema } from "../../src/policy/schema.ts";
import { type ConfigSchema, configPage } from "../../src/report/config-page.ts";
import { RULES } from "../../src/rules/index.ts";

/** The schema that editors check the config with, as it should stand in `docs/config.schema.json`. */
export function configJsonSchema(): ConfigSchema {
  const schema = z.toJSONSchema(configSchema(RULES), { io: "input" });
  return JSON.parse(JSON.stringify({ title: "Threatgate config", ...schema }));
}

/** The page as it should stand in `docs/config.md`. */
export function configReference(): string {
  return configPage(configJsonSchema());
}
