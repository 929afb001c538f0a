import type { ElementKind } from "../../../model/threat-model.ts";
import { atEnd, type Cursor, glimpse, skipSpace, take, takeLine } from "../../text/cursor.ts";
import type { Drawing } from "./drawing.ts";
import { labelText, nameText } from "./label.ts";

const CALL = /([A-Za-z_]{1,40})[ \t]{0,20}\(/y;
const ARGUMENT = /\s*(?:\$\w+\s*=\s*)?(?:"([^"]{0,1000})"|([^,")\n]{0,1000}))[ \t]*/y;
const IGNORED = /(?:title|direction|accTitle|accDescr|%%)(?![\w-])[^\n]*/y;
const ELEMENT = /^(person|system|container|component)(db|queue)?(_ext)?$/;
const BOUNDARY = /^(?:\w+_)?boundary$|^(?:deployment_)?node(?:_[lr])?$/;
const RELATION = /^(?:bi)?rel(?:_\w+|index)?$/;
const STYLING = /^(?:update|add)/;
const ARGUMENT_LIMIT = 20;

/** `Container(api, "Billing API")` with its word in small letters. */
interface Call {
  readonly word: string;
  readonly given: readonly string[];
  readonly line: number;
}

/**
 * Reads the statements of a C4 diagram, from behind its first word on. Boundaries and deployment
 * nodes are trust boundaries, relations data flows.
 * @see https://mermaid.js.org/syntax/c4.html
 */
export function readC4(cursor: Cursor, drawing: Drawing): void {
  while (!drawing.isFull()) {
    take(cursor, /[\s;]*/y);
    if (atEnd(cursor)) return;
    const line = cursor.lineOf(cursor.at);
    if (take(cursor, /%%[^\n]*/y) ?? take(cursor, IGNORED)) continue;
    const problem = readStatement(cursor, drawing, line);
    if (problem === null) continue;
    drawing.fail(line, problem);
    takeLine(cursor);
  }
}

function readStatement(cursor: Cursor, drawing: Drawing, line: number): string | null {
  if (take(cursor, /\}/y) !== null) return drawing.leave() ? null : "“}” closes nothing";
  const start = glimpse(cursor);
  const word = take(cursor, CALL)?.[1]?.toLowerCase() ?? "";
  const given = word === "" ? null : takeArguments(cursor);
  const isRead = given !== null && readCall(cursor, drawing, { word, given, line });
  return isRead ? null : `cannot read “${start}”`;
}

function readCall(cursor: Cursor, drawing: Drawing, call: Call): boolean {
  const { word, given, line } = call;
  if (RELATION.test(word))
    return relate(drawing, word === "relindex" ? given.slice(1) : given, line);
  if (BOUNDARY.test(word)) return enterOrShow(cursor, drawing, call);
  const element = ELEMENT.exec(word);
  if (element === null) return STYLING.test(word);
  drawing.show(given[0] ?? "", line, { name: nameOf(given), kind: kindOf(element) });
  return true;
}

function relate(drawing: Drawing, given: readonly string[], line: number): boolean {
  const [from, to, label] = given;
  if (!from || !to) return false;
  drawing.connect(from, to, label === undefined ? null : labelText(label), line);
  return true;
}

function enterOrShow(cursor: Cursor, drawing: Drawing, { given, line }: Call): boolean {
  const [id = ""] = given;
  skipSpace(cursor);
  if (take(cursor, /\{/y) === null) drawing.show(id, line, { name: nameOf(given) });
  else drawing.enter(id, nameOf(given), line);
  return true;
}

function nameOf([id = "", label]: readonly string[]): string {
  return nameText(label || id);
}

function kindOf([, word, suffix, outside]: RegExpExecArray): ElementKind {
  if (word === "person" || outside !== undefined) return "external-entity";
  return suffix === undefined ? "process" : "data-store";
}

/** What stands between the parentheses; null: they are not closed. */
function takeArguments(cursor: Cursor): readonly string[] | null {
  const given: string[] = [];
  while (given.length < ARGUMENT_LIMIT) {
    const match = take(cursor, ARGUMENT);
    given.push((match?.[1] ?? match?.[2] ?? "").trim());
    const mark = take(cursor, /\s*([,)])/y)?.[1];
    if (mark === ")") return given;
    if (mark === undefined) return null;
  }
  return null;
}
