import { type JSONVisitor, visit } from "jsonc-parser";

/** The parser goes as deep as the text nests; no mistake is looked for further down. */
const DEEPEST = 64;

/** Ends a visit, which goes on by itself to the end. */
const ENOUGH = new Error("enough");

/** The 1-based line of the first mistake in a text that is no valid JSON; 1 if none can be named. */
export function lineOfJsonMistake(text: string): number {
  let line = 1;
  let depth = 0;
  const enter = () => {
    depth += 1;
    if (depth > DEEPEST) throw ENOUGH;
  };
  const leave = () => {
    depth -= 1;
  };
  const visitor: JSONVisitor = {
    onObjectBegin: enter,
    onArrayBegin: enter,
    onObjectEnd: leave,
    onArrayEnd: leave,
    onError(_error, _offset, _length, startLine) {
      line = startLine + 1;
      throw ENOUGH;
    },
  };
  try {
    visit(text, visitor, { disallowComments: true });
  } catch (error) {
    if (error !== ENOUGH) throw error;
  }
  return line;
}
