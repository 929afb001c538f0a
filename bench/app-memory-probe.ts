// A process of its own: the app, told to read a folder, which says how much memory it has.
import { setTimeout } from "node:timers/promises";
import { startThreatgate } from "../src/main.ts";
import { markdownFiles } from "./folder-documents.ts";
import { readingAndAssessing } from "./reading.ts";

/** Until what runs once after the start has run, in milliseconds. */
const SETTLING = 1500;

const [folder = "."] = process.argv.slice(2);
const app = await startThreatgate(process.env);
if (app.kind === "refused") throw new Error(app.why);
await setTimeout(SETTLING);
const idle = process.memoryUsage.rss();
for (let times = 0; times < 3; times += 1) readingAndAssessing(markdownFiles(folder))();
const read = process.memoryUsage.rss();
console.log(JSON.stringify({ idle, read }));
await app.stop();
