import { onlyCategories } from "../vocabulary/stride.ts";
import type { TextLine } from "./block.ts";
import { labelOf } from "./label.ts";

/** Between a name and what is said of it. */
const JOINT = /^[:：–—-]+\s+/u;

/** Lines with those put together again that were only broken to fit; labels and categories begin their own. */
export function unfilledLines(lines: readonly TextLine[]): readonly TextLine[] {
  const whole: TextLine[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    if (above === undefined || !goesOn(line)) whole.push(line);
    else whole[whole.length - 1] = joined(above, line.text);
  }
  return whole;
}

function goesOn(line: TextLine): boolean {
  if (line.isSoft !== true || line.lead !== null || /^[•✓✔✅☑❌]/u.test(line.text)) return false;
  const label = labelOf(line);
  // `second: codes are short` goes on with a sentence; `Second: …` may be a label.
  const isLabel = label !== null && (label.field !== null || !/^\p{Ll}/u.test(line.text));
  return !isLabel && onlyCategories(line.text).length === 0;
}

function joined(line: TextLine, text: string): TextLine {
  const rest = line.rest === "" ? text.replace(JOINT, "") : `${line.rest} ${text}`;
  return { ...line, text: `${line.text} ${text}`, rest };
}
