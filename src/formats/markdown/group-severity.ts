import type { Severity } from "../../model/severity.ts";
import { parseSeverity } from "../vocabulary/severity.ts";
import { headingWords } from "./heading-words.ts";

const GROUP =
  /^(?:critical|very high|high|medium|moderate|low|informational|info)(?: (?:severity|priority|risk|impact))?(?: (?:threats?|findings?|risks?|issues?|items?))?$/u;

/** The severity that a heading gives to all threats under it: `High priority findings`; null: none. */
export function severityOfGroup(text: string): Severity | null {
  return GROUP.test(headingWords(text)) ? parseSeverity(text).severity : null;
}
