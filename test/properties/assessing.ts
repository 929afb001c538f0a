import { assess } from "../../src/assess.ts";
import type { Assessment } from "../../src/model/assessment.ts";
import type { Gap } from "../../src/model/gap.ts";
import type { Conclusion } from "../../src/model/verdict.ts";
import { verdictOf } from "../../src/verdict/verdict.ts";
import { aDocument, someFacts } from "../support/facts-builder.ts";

/** A text as a new design document, held against the rules. */
export function assessed(text: string, path = "docs/design/gift-cards.md"): Assessment {
  return assess(factsOf(text, path));
}

/** The gaps of a text as a new design document. */
export function gapsOf(text: string): readonly Gap[] {
  return assessed(text).documents.flatMap(({ gaps }) => gaps);
}

/** What the check run of a text concludes where Security looks at nothing. */
export function conclusionOf(text: string): Conclusion {
  const facts = factsOf(text, "docs/design/gift-cards.md");
  return verdictOf(assess(facts), facts).conclusion;
}

/** How many gaps of a text can block. */
export function errorsIn(text: string): number {
  return gapsOf(text).filter(({ level }) => level === "error").length;
}

function factsOf(text: string, path: string) {
  const documents = [aDocument(text, { path })];
  return someFacts("security-optional", { documents, now: "2026-01-01T00:00:00Z" });
}
