import type { TextLine } from "./block.ts";

/** A name with what is said of it. */
export interface Named {
  readonly id: string | null;
  readonly name: string;
  readonly description: string | null;
}

const DASH = /\s+[-–—]{1,3}\s+|\s*[—–]\s*|[:：]\s+|：|\s[⇨→⇒]\s/u;
/** What stands before a colon or dash is a name if it is no longer than this. */
const LONGEST_NAME = 80;
const MOST_WORDS = 10;
const ID =
  /^\(?\s*(?:(?:threat|risk|finding|asset|mitigation|control|attack|scenario|issue|vulnerability)\s*(?:(?:id|no\.?|#|nr\.?)[\s_-]*#?|\s#?)(\d{1,5}(?:[.-][A-Za-z0-9]{1,3})?)|([A-Za-z][A-Za-z]{0,14}(?:[-_.][A-Za-z]{1,14}){0,3}[-_.]?\d{1,5}(?:[-_.][A-Za-z0-9]{1,4}){0,3})|(\d{1,4}(?:\.\d{1,3}){1,3})|(\d{1,4})(?=[).:]))\)?\s*(?=[:.)\]–—-]|\s|$)[:.)\]\s–—-]*/iu;

/** Ids that need no colon or dash before the text: `T1 Stolen key`, but not `S3 bucket` or `SHA-256 sum`. */
const BARE_ID =
  /^(?:(?:threat|stride|tm|th|thr|risk|asset|finding|vuln|am|ac|t|r|a)[-_]|(?:t|tm|th|a)\d|[a-z]-\d|[a-z]{1,8}[-_]?0\d)/iu;

/** Names that end in a number and are no ids: `EC2 - machines`. */
const NAMED_SO =
  /^(?:ec2|s3|oauth[-_]?2(?:\.\d)?|sha[-_]?\d{1,3}|md5|aes[-_]?\d{3}|[rhe]s(?:256|384|512)|tls[-_]?1?\.?\d|http[-_]?[123]|ipv[46]|x[-_.]?509|k[38]s|base64|route[-_]?53|log4j|neo4j|ed25519|saml[-_]?2|v\d+)$/iu;

/** An id at the beginning of a text, and the rest; a null id: there is none. */
export function splitId(text: string): { readonly id: string | null; readonly rest: string } {
  const plain = text.trim();
  const found = ID.exec(plain.slice(0, 120));
  if (found === null) return { id: null, rest: plain };
  const id = found[1] ?? found[2] ?? found[3] ?? found[4] ?? null;
  const rest = plain.slice(found[0].length).trim();
  const isApart = rest === "" || !/^\(?[\w.-]*\s+$/u.test(found[0]);
  const isName = found[2] !== undefined && !isApart && !BARE_ID.test(found[2]);
  const isNumber = rest === "" && found[2] === undefined;
  const isKnown = found[2] !== undefined && NAMED_SO.test(found[2]);
  return isName || isNumber || isKnown ? { id: null, rest: plain } : { id, rest };
}

/** Splits `**Name**: text`, `Name - text`, `Name: text`; a sentence is its own name. */
export function namedIn(line: TextLine): Named {
  if (line.lead !== null && line.lead.trim() !== "") {
    const { id, rest } = splitId(line.lead);
    const description = line.rest === "" ? null : line.rest;
    if (rest !== "") return { id, name: rest, description };
    const after = splitName(line.rest);
    return { id, name: after.name, description: after.description };
  }
  const { id, rest } = splitId(line.text);
  return { id, ...splitName(rest) };
}

/** Splits a name off a text; a null description: all of it is the name. */
export function splitName(text: string): {
  readonly name: string;
  readonly description: string | null;
} {
  const plain = text.trim();
  const found = DASH.exec(plain.slice(0, LONGEST_NAME + 4));
  if (found === null || found.index === 0) return { name: plain, description: null };
  const name = plain.slice(0, found.index).trim();
  const description = plain.slice(found.index + found[0].length).trim();
  const isSentence = name.split(/\s+/u).length > MOST_WORDS;
  if (isSentence || description === "")
    return { name: plain.replace(/[:：]$/u, ""), description: null };
  return { name, description };
}

/** A list's item without what joins it to the next one: `signing keys;`, `logs, and`. */
export function withoutJoint(text: string): string {
  return text.replace(/(?:[,;、；]|[,;]? (?:and|or))$/iu, "");
}

/** A long text's first sentence, and the rest of it. */
export function firstSentence(text: string): {
  readonly name: string;
  readonly description: string | null;
} {
  const plain = text.replace(/\s+/gu, " ").trim();
  const end = /[.!?。](?:\s|$)/u.exec(plain.slice(15));
  if (end === null) return { name: plain, description: null };
  const cut = 15 + end.index + 1;
  const rest = plain.slice(cut).trim();
  return { name: plain.slice(0, cut), description: rest === "" ? null : rest };
}
