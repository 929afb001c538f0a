import { writeFileSync } from "node:fs";
import { COMMANDS } from "../../src/commands/index.ts";
import { commandPage } from "../../src/report/command-page.ts";

writeFileSync("docs/commands.md", commandPage(COMMANDS));
