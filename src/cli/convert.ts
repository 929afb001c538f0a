import { parseArgs } from "node:util";
import { readDocument } from "../formats/index.ts";
import { writeMarkdown } from "../formats/markdown/write.ts";
import { writeOpenThreatModel } from "../formats/open-threat-model/write.ts";
import { writeThreatDragon } from "../formats/threat-dragon/write.ts";
import type { ThreatModel } from "../model/threat-model.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { terminal } from "../report/escape.ts";
import { documentFiles } from "./document-files.ts";
import { EXIT, type Subcommand, UsageError } from "./subcommand.ts";

const WRITERS = new Map<string, (model: ThreatModel) => string>([
  ["otm", writeOpenThreatModel],
  ["threat-dragon", writeThreatDragon],
  ["markdown", writeMarkdown],
]);

const FORMATS = [...WRITERS.keys()].join(", ");

/** `threatgate convert`: a threat model from one format into another. */
export const convert: Subcommand = {
  name: "convert",
  summary: "write a threat model in another format",
  usage: `Usage: threatgate convert FILE --to FORMAT

Reads a threat model in any format that is read, and prints it in FORMAT: ${FORMATS}.
What could not be read, and so is not written either, is named on the standard error stream.`,
  async run(args, { folder, print, complain }) {
    const { file, write } = readOptions(args);
    const selection = { folder, paths: [file], base: null };
    const [document] = await documentFiles(selection, DEFAULT_POLICY.documents);
    if (document === undefined) throw new UsageError(`${file} is a folder: name one file`);
    const { path, content } = document;
    if (content.kind === "unreadable") throw new UsageError(`${file}: ${content.why}`);
    const model = readDocument({ path, text: content.text }, { headings: [] });
    if (model.section === null) throw new UsageError(`${file} holds no threat model`);
    for (const { line, why } of model.unread) {
      complain(`${terminal(path)}:${line}:1 not read: ${terminal(why)}\n`);
    }
    const written = write(model);
    print(written.endsWith("\n") ? written : `${written}\n`);
    return EXIT.open;
  },
};

function readOptions(args: readonly string[]) {
  const { values, positionals } = parsed(args);
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("name one file");
  const write = WRITERS.get(values.to ?? "");
  if (write === undefined) throw new UsageError(`--to needs one of ${FORMATS}`);
  return { file, write };
}

function parsed(args: readonly string[]) {
  try {
    const options = { to: { type: "string" } } as const;
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
