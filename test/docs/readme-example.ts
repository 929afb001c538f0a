import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import { runCommand } from "../../src/cli/main.ts";

export const README = "README.md";

const DOCUMENT = "test/demo/documents/month-end-export.md";
const [START, END] = ["<!-- check-run-example -->", "<!-- /check-run-example -->"];

/** The README with its picture of a check run made anew, from the document that the demo opens. */
export async function readmeWithExample(): Promise<string> {
  const readme = readFileSync(README, "utf8");
  const [before, after] = [readme.split(START)[0], readme.split(END)[1]];
  if (before === undefined || after === undefined) throw new Error(`${README} has no ${START}.`);
  const shown = (await checkedAsMarkdown()).split("<details>")[0] ?? "";
  const quoted = shown
    .trim()
    .split("\n")
    .map((line) => `> ${line}`.trimEnd());
  return `${before}${START}\n\n${quoted.join("\n")}\n\n${END}${after}`;
}

async function checkedAsMarkdown(): Promise<string> {
  let printed = "";
  await runCommand(["check", "--phase", "review", "--format", "markdown", DOCUMENT], {
    environment: {},
    folder: process.cwd(),
    now: "2026-11-23T12:00:00Z",
    isTerminal: false,
    width: 100,
    isWatched: false,
    input: () => Readable.from([]),
    print: (text) => {
      printed += text;
    },
    complain: (text) => {
      throw new Error(text);
    },
  });
  return printed;
}
