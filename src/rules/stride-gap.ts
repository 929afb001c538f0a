import type { CoverageRow } from "../model/coverage.ts";
import { STRIDE, STRIDE_TITLE, type Stride } from "../model/stride.ts";
import type { Considered, ThreatModel } from "../model/threat-model.ts";
import { sortedThreats } from "./coverage/letters-in-ids.ts";
import { isContent } from "./reading/content.ts";
import { quote } from "./reading/quote.ts";
import { sectionPlace } from "./reading/section-place.ts";
import type { Finding, Rule, RuleInput } from "./rule.ts";

/**
 * Finds categories that nobody considered: of the document, of each asset or of each drawn element,
 * as the policy asks. Where there are neither threats nor notes, `threats-missing` says enough.
 */
export const strideGap: Rule = {
  id: "stride-gap",
  level: "error",
  title: "a STRIDE category that was not considered",
  label: { one: "STRIDE gap", many: "STRIDE gaps" },
  why: "People find the threats they have seen before. Going through all six categories is what brings up the others.",
  fix: "Write down the threat that the question leads you to, with its category. Where there is none, say so with the reason: `Repudiation: not applicable, because …`.",
  question: null,
  examples: {
    good: `# Gift cards

## Threat model

### Threats

| ID | Threat | STRIDE |
| --- | --- | --- |
| T1 | A stranger signs in as a clerk | Spoofing |
| T2 | A clerk raises the value of a card | Tampering |
| T3 | A clerk denies having issued a card | Repudiation |
| T4 | Codes leak through the access log | Information disclosure |
| T5 | A flood of orders keeps customers out | Denial of service |
| T6 | A customer reaches the clerks' pages | Elevation of privilege |
`,
    bad: `# Gift cards

## Threat model {stride-gap}

### Threats

| ID | Threat | STRIDE |
| --- | --- | --- |
| T1 | A stranger signs in as a clerk | Spoofing |
| T2 | A clerk raises the value of a card | Tampering |
| T4 | Codes leak through the access log | Information disclosure |
| T5 | A flood of orders keeps customers out | Denial of service |
| T6 | A customer reaches the clerks' pages | Elevation of privilege |
`,
  },
  *check(input) {
    const { model, coverage } = input;
    const hasAnswers = STRIDE.some((stride) => coverage.total[stride].state !== "silent");
    if (model.threats.length === 0 && !hasAnswers) return;
    const rows = coverage.rows.filter(({ subject }) => subject !== null);
    if (coverage.mode === "model" || rows.length === 0) yield* gapsOfDocument(input);
    else for (const row of rows) yield* gapsOfRow(row);
  },
};

function* gapsOfDocument({ model, coverage }: RuleInput): Generator<Finding> {
  const bareNotes = model.considered.filter(({ reason }) => !isContent(reason));
  for (const stride of STRIDE) {
    if (coverage.total[stride].state !== "silent") continue;
    const note = bareNotes.find((bareNote) => bareNote.stride === stride);
    const { line, endLine } = note ?? sectionPlace(model);
    const message = note === undefined ? unconsidered(model, stride) : bare(note);
    yield { line, endLine, message, subject: null, stride };
  }
}

function unconsidered(model: ThreatModel, stride: Stride): string {
  const category = STRIDE_TITLE[stride];
  const threats = sortedThreats(model);
  const unsorted = threats.filter((threat) => threat.stride.length === 0).length;
  if (unsorted > 0 && unsorted === threats.length)
    return `${category} is not considered: none of the threats here says its STRIDE category.`;
  const is = unsorted === 0 ? "is" : "says it is";
  return `${category} is not considered: no threat ${is} of this category, and no note says why.`;
}

function bare({ stride, outcome }: Considered): string {
  const said = outcome === "none-found" ? "said to have no threats" : "called not applicable";
  return `${STRIDE_TITLE[stride]} is ${said}, without a reason.`;
}

function* gapsOfRow({ subject, kind, cells, line, endLine }: CoverageRow): Generator<Finding> {
  const name = quote(subject ?? "");
  const silent = STRIDE.filter((stride) => cells[stride].state === "silent");
  if (kind === null) {
    const message = `${name} is not considered: no threat and no reasoned note is about it.`;
    const isUntouched = silent.length === STRIDE.length;
    if (isUntouched) yield { line, endLine, message, subject, kind };
    return;
  }
  for (const stride of silent) {
    const message = `${name} is not considered for ${STRIDE_TITLE[stride].toLowerCase()}.`;
    yield { line, endLine, message, subject, stride, kind };
  }
}
