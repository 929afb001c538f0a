import type { Section } from "./block.ts";
import { headingWords } from "./heading-words.ts";
import { piecesOf } from "./texts.ts";
import { HARM, SAFETY } from "./words/harm-words.ts";

const RISKS = /^risk (?:assessment|analysis)\b/u;

/**
 * Whether a risk assessment is of the project: late deliveries, hard migrations. It lists risks, and
 * none of them tells of harm or of what is to be kept safe.
 */
export function isOfProject(section: Section): boolean {
  if (!RISKS.test(headingWords(section.heading?.text.text ?? ""))) return false;
  const lists = section.blocks.some(({ kind }) => kind === "table" || kind === "list");
  return (
    lists &&
    !piecesOf(section).some((piece) => piece.kind === "text" && isOfSafety(piece.text.text))
  );
}

function isOfSafety(text: string): boolean {
  return HARM.test(text) || SAFETY.test(text);
}
