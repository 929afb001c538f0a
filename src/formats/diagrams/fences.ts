import type { Diagram } from "../../model/threat-model.ts";

type DiagramKind = Diagram["kind"];

const LANGUAGES: Readonly<Record<string, DiagramKind>> = {
  mermaid: "mermaid",
  mmd: "mermaid",
  plantuml: "plantuml",
  puml: "plantuml",
  uml: "plantuml",
  c4plantuml: "plantuml",
  d2: "d2",
  dot: "graphviz",
  graphviz: "graphviz",
  gv: "graphviz",
  structurizr: "structurizr",
};
const DRAWN = /[┌┐└┘├┤┬┴┼│─╔╗╚╝║═╭╮╰╯▶►◀◄▲▼]/gu;
const BOX = /\+-{2,}[^\n]{0,200}\+|^\s*\|[^\n]{1,200}\|\s*$/mu;
const ARROW = /-{2,}>|<-{2,}|={2,}>|──+[>▶►]|--+\||\|\s*\n\s*[vV▼]\s*$|[→←↓↑⇒]|^\s*[vV]\s*$/mu;
const NAMED_BOX = /\[[^[\]\n]{2,60}\]/u;
const DRAWN_ARROW = /[─━═][^\n]{0,60}[►▶→>]|^\s*[│┃▼]\s*$/u;
const PLAIN: ReadonlySet<string> = new Set([
  "",
  "text",
  "txt",
  "plain",
  "plaintext",
  "ascii",
  "diagram",
  "none",
]);
const LONGEST = 20_000;

/** The kind of diagram that a fenced block holds, by its info word and its text; null: it is none. */
export function fencedDiagram(language: string, content: string): DiagramKind | null {
  const word = language.replace(/^[{.:]+|[}]+$/gu, "");
  const named = LANGUAGES[word];
  if (named !== undefined && Object.hasOwn(LANGUAGES, word)) return named;
  if (!PLAIN.has(word)) return null;
  if (/^\s*@start(?:uml|mindmap|c4)/u.test(content)) return "plantuml";
  return isAsciiArt(content.slice(0, LONGEST)) ? "ascii" : null;
}

/** Boxes and arrows: drawn characters on several lines, or boxes of `+--+` with arrows between. */
function isAsciiArt(content: string): boolean {
  const drawn = content.match(DRAWN)?.length ?? 0;
  const lines = content.split("\n");
  const drawnLines = lines.filter((line) => /[┌└│├╔║╚╭╰]/u.test(line)).length;
  if (drawn >= 12 && drawnLines >= 3 && !isFileTree(lines)) return true;
  const boxes = content.match(/\+-{2,}[^\n]{0,200}?\+/gu)?.length ?? 0;
  if (boxes >= 2 && (ARROW.test(content) || boxes >= 4) && BOX.test(content))
    return !isTable(lines);
  if (areJoinedNames(lines)) return true;
  const bracketed = content.match(/\[[^[\]\n]{1,60}\]\s*(?:-{1,}|={1,}|─+)>/gu)?.length ?? 0;
  return bracketed >= 2;
}

/** `[Browser] ──HTTPS──► [API]`, also one under the other with `│` and `▼` between. */
function areJoinedNames(lines: readonly string[]): boolean {
  const named = lines.filter((line) => NAMED_BOX.test(line)).length;
  return named >= 2 && lines.some((line) => DRAWN_ARROW.test(line));
}

/** The listing of a folder is drawn with the same characters. */
function isFileTree(lines: readonly string[]): boolean {
  const branches = lines.filter((line) => /^[\s│]*[├└]──\s/u.test(line)).length;
  return branches >= 2 && !lines.some((line) => /[┌┐╔╭]/u.test(line));
}

/** A table of `+---+` rules: every line is a rule or a row of the same width. */
function isTable(lines: readonly string[]): boolean {
  const filled = lines.filter((line) => line.trim() !== "");
  if (lines.some((line) => ARROW.test(line))) return false;
  return (
    filled.every((line) => /^\s*[+|].*[+|]\s*$/u.test(line)) &&
    new Set(filled.map((line) => line.trimEnd().length)).size === 1
  );
}
