import { readFileSync, writeFileSync } from "node:fs";
import { PAGE, withColumns } from "./import-export-page.ts";

writeFileSync(PAGE, withColumns(readFileSync(PAGE, "utf8")));
