import type { TextLine } from "./block.ts";
import { labelOf } from "./label.ts";

/** Lines with those put together again that were only broken to fit a width; labels begin their own. */
export function unfilledLines(lines: readonly TextLine[]): readonly TextLine[] {
  const whole: TextLine[] = [];
  for (const line of lines) {
    const above = whole.at(-1);
    const goesOn = line.isSoft === true && line.lead === null && labelOf(line) === null;
    if (above === undefined || !goesOn) whole.push(line);
    else whole[whole.length - 1] = joined(above, line.text);
  }
  return whole;
}

function joined(line: TextLine, text: string): TextLine {
  return { ...line, text: `${line.text} ${text}`, rest: `${line.rest} ${text}`.trim() };
}
