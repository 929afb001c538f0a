import { writeFileSync } from "node:fs";
import { README, readmeWithExample } from "./readme-example.ts";

writeFileSync(README, await readmeWithExample());
