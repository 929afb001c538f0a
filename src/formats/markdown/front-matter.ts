import { parseDocument } from "yaml";
import type { FrontMatter } from "./block.ts";

const NONE: FrontMatter = { required: false, team: null, title: null };
const FENCE = /^---[ \t]*\r?\n/u;
const END = /^(?:---|\.\.\.)[ \t]*\r?$/u;
/** Front matter is short; what is longer is the document's text between two rules. */
const LONGEST = 20_000;

/** A document without its front matter, which leaves empty lines so that line numbers stay. */
export interface Unfolded {
  readonly frontMatter: FrontMatter;
  readonly text: string;
}

/** Splits front matter off; YAML that cannot be read says nothing. */
export function unfold(text: string): Unfolded {
  const body = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (!FENCE.test(body)) return { frontMatter: NONE, text: body };
  const lines = body.slice(0, LONGEST).split("\n");
  const end = lines.findIndex((line, at) => at > 0 && END.test(line));
  if (end === -1) return { frontMatter: NONE, text: body };
  const yaml = lines.slice(1, end).join("\n");
  const length = lines.slice(0, end + 1).join("\n").length;
  return { frontMatter: parse(yaml), text: "\n".repeat(end) + body.slice(length) };
}

/** What a document's front matter says to the gate; cheap where there is none. */
export function readFrontMatter(text: string): FrontMatter {
  return unfold(text).frontMatter;
}

const MARKDOWN = /\.(?:md|mdx|markdown)$/iu;

/** The team that a Markdown document says it is of; null: it says none. As cheap. */
export function teamInFrontMatter(path: string, text: string): string | null {
  return MARKDOWN.test(path) ? readFrontMatter(text).team : null;
}

function parse(yaml: string): FrontMatter {
  try {
    const document = parseDocument(yaml, { schema: "core", merge: false });
    const value: unknown = document.errors.length > 0 ? null : document.toJS({ maxAliasCount: 20 });
    const of = (key: string) => text(member(value, key));
    const required = (of("threat-model") ?? of("threat_model"))?.toLowerCase();
    return { required: required === "required", team: of("team"), title: of("title") };
  } catch {
    return NONE;
  }
}

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && key in value
    ? Object.getOwnPropertyDescriptor(value, key)?.value
    : null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
