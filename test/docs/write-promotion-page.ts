import { readFileSync, writeFileSync } from "node:fs";
import { PAGE, withSimulation } from "./promotion-page.ts";

writeFileSync(PAGE, withSimulation(readFileSync(PAGE, "utf8")));
