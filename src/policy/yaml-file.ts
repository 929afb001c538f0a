import { LineCounter, parseDocument, type YAMLError } from "yaml";
import type { ConfigMistake } from "../model/policy.ts";
import { type Places, plainValue, type Reading } from "./yaml-values.ts";

/** A larger file is refused, in bytes. */
const MAX_BYTES = 256 * 1024;

/** More complaints of the YAML reader than this are mostly echoes of the first ones. */
const MAX_SYNTAX_MISTAKES = 10;

/** How much of the YAML reader's own words is passed on, in characters. */
const MAX_ECHO = 200;

/** A YAML file as plain data, with the place of everything in it. */
export interface YamlFile {
  /** Undefined: it is not readable as YAML. */
  readonly value: unknown;
  readonly places: Places;
  readonly mistakes: readonly ConfigMistake[];
}

/** Reads one YAML 1.2 document, without anchors, aliases, merge keys and tags. */
export function readYamlFile(text: string): YamlFile {
  if (isTooLarge(text)) return refused("The file is larger than 256 KiB.");
  const lines = new LineCounter();
  const reading: Reading = {
    at(offset) {
      const { line, col } = lines.linePos(offset);
      return { line: Math.max(line, 1), column: Math.max(col, 1) };
    },
    places: new Map(),
    mistakes: [],
  };
  // Keys seen twice are found later: the library compares each key of a mapping with each other.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: false,
    resolveKnownTags: false,
  });
  const syntax = syntaxErrors([...document.errors, ...document.warnings]);
  for (const error of syntax.slice(0, MAX_SYNTAX_MISTAKES)) {
    reading.mistakes.push({ ...reading.at(error.pos[0]), message: syntaxMessage(error) });
  }
  if (syntax.length > 0) return { value: undefined, places: new Map(), mistakes: reading.mistakes };
  if (document.directives?.yaml.version !== "1.2") return refused("Expected YAML 1.2.");
  const value = plainValue(document.contents, reading);
  return { value, places: reading.places, mistakes: reading.mistakes };
}

function refused(message: string): YamlFile {
  return { value: undefined, places: new Map(), mistakes: [{ line: 1, column: 1, message }] };
}

function isTooLarge(text: string): boolean {
  return text.length > MAX_BYTES || new TextEncoder().encode(text).length > MAX_BYTES;
}

/** The first of each place; without unknown tags, which are complained of where they stand, later. */
function syntaxErrors(all: readonly YAMLError[]): readonly YAMLError[] {
  const deep = all.filter(({ code }) => code === "RESOURCE_EXHAUSTION");
  if (deep.length > 0) return deep.slice(0, 1);
  const syntax = all.filter(({ code }) => code !== "TAG_RESOLVE_FAILED");
  const first = new Map(syntax.toReversed().map((error) => [error.pos[0], error]));
  return syntax.filter((error) => first.get(error.pos[0]) === error);
}

function syntaxMessage({ code, message }: YAMLError): string {
  switch (code) {
    case "TAB_AS_INDENT":
      return "Found a tab before the text: YAML is indented with spaces only.";
    case "MULTIPLE_DOCS":
      return 'Found a second document after "---": a config is one document.';
    case "RESOURCE_EXHAUSTION":
      return "This is nested too deeply for a config.";
    case "MISSING_CHAR":
      return `This is not readable as YAML: is a ":" or a quote missing? (${inShort(message)})`;
    case "MULTILINE_IMPLICIT_KEY":
      return 'This is not readable as YAML: is a ":" missing, or the space after it?';
    case "BLOCK_AS_IMPLICIT_KEY":
      return `This is not readable as YAML: is a ":" or a quote missing, or is the line below it indented too far? (${inShort(message)})`;
    case "BAD_INDENT":
      return `This is not readable as YAML: its indent fits no line above it. (${inShort(message)})`;
    default:
      return `This is not readable as YAML: ${inShort(message)}.`;
  }
}

/** The library's words may hold as much of the file as it likes. */
function inShort(message: string): string {
  const line = message.slice(0, MAX_ECHO).replaceAll(/\p{C}/gu, " ");
  return line.replace(/\.$/, "");
}
