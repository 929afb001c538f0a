import type { Lines, SourceDocument } from "../../model/source.ts";
import { emptyThreatModel, type ThreatModel } from "../../model/threat-model.ts";
import type { Format } from "../format.ts";
import type { LocatedFile } from "./located.ts";
import { type Note, type View, viewOf } from "./view.ts";

/** More than this is not listed one by one. */
const MOST_NOTES = 200;

/** What a structured file says; what is left out is empty. */
export interface StructuredReading
  extends Partial<Omit<ThreatModel, "path" | "format" | "section" | "unread">> {
  /** The name of the threat model, which stands for a section's heading. */
  readonly title: string | null;
}

/** How one structured format is recognized and read. */
export interface StructuredFormat {
  readonly id: string;
  readonly title: string;
  recognizes(document: SourceDocument): boolean;
  parse(text: string): LocatedFile;
  /** A phrase instead of a reading says why the file is not of this format after all. */
  read(root: View): StructuredReading | string;
}

/** A format whose whole file is the threat model. What cannot be read becomes `unread`, on its line. */
export function structuredFormat(format: StructuredFormat): Format {
  return {
    id: format.id,
    title: format.title,
    recognizes: format.recognizes,
    read: ({ path, text }) => {
      const empty = emptyThreatModel(path, format.id);
      const { root, problem } = format.parse(text);
      if (root === null) return { ...empty, unread: [{ ...problem, what: "document" }] };
      const notes: Note[] = [];
      const reading = format.read(viewOf(root, notes));
      if (typeof reading === "string") {
        return { ...empty, unread: [{ line: 1, endLine: 1, what: "document", why: reading }] };
      }
      const { title, ...read } = reading;
      const section = { heading: title ?? format.title, line: 1, endLine: lastLine(text) };
      return complete({ ...empty, section, ...read }, notes);
    },
  };
}

/** In document order, without what has no name, and with all that was noted. */
function complete(model: ThreatModel, notes: Note[]): ThreatModel {
  const assets = model.assets.filter(({ name, ...lines }) => isNamed(name, lines, notes));
  const elements = model.elements.filter(({ name, ...lines }) => isNamed(name, lines, notes));
  const dataFlows = model.dataFlows.filter(
    ({ from, to, ...lines }) => isNamed(from, lines, notes) && isNamed(to, lines, notes),
  );
  const unread = notes.slice(0, MOST_NOTES).map((note) => ({ ...note, what: "item" }) as const);
  return {
    ...model,
    diagrams: inOrder(model.diagrams),
    elements: inOrder(elements),
    dataFlows: inOrder(dataFlows),
    assets: inOrder(assets),
    threats: inOrder(model.threats),
    unread: inOrder(unread),
  };
}

function isNamed(name: string, { line, endLine }: Lines, notes: Note[]): boolean {
  if (name === "") notes.push({ line, endLine, why: "it has no name" });
  return name !== "";
}

function inOrder<T extends Lines>(items: readonly T[]): readonly T[] {
  return [...items].sort((a, b) => a.line - b.line);
}

function lastLine(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return text.endsWith("\n") && lines > 1 ? lines - 1 : lines;
}
