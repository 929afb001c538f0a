import type { Threat } from "../../model/threat-model.ts";

/** Longer names are cut in messages, in characters. */
const LONGEST = 80;

/** A name or text of a document within a message: on one line, cut where it is long, in quotes. */
export function quote(text: string): string {
  return `"${short(text)}"`;
}

/** How a message speaks of a threat: `T3 "Stolen API key"`. */
export function threatName({ id, title }: Threat): string {
  return id === null || id === title ? quote(title) : `${short(id)} ${quote(title)}`;
}

/** The part of a finding that says which threat it is about, and where. */
export function aboutThreat({ id, title, line, endLine }: Threat) {
  return { subject: id ?? title, called: title, line, endLine };
}

/** A name at the beginning of a question: on one line, cut where it is long, without a full stop. */
export function called(text: string): string {
  return short(text).replace(/[.:;,!?]$/, "");
}

function short(text: string): string {
  const line = text
    .slice(0, LONGEST * 4)
    .replace(/\s+/g, " ")
    .trim();
  if (line.length <= LONGEST) return line;
  const space = line.lastIndexOf(" ", LONGEST - 1);
  return `${line.slice(0, space > LONGEST / 2 ? space : LONGEST - 1)}…`;
}
