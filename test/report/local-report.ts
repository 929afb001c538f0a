import type { DocumentAssessment } from "../../src/model/assessment.ts";
import type { Verdict } from "../../src/model/verdict.ts";
import { localReport, type Report } from "../../src/report/report.ts";
import * as build from "./build-report.ts";
import { SAMPLES } from "./samples.ts";

/** A report of documents on a laptop, in the usual phase. */
export function reportOf(
  documents: readonly DocumentAssessment[],
  over: Partial<Verdict> = {},
  phase: Report["phase"] = "review",
): Report {
  return localReport({
    assessment: build.assessment(...documents),
    verdict: build.verdict(over),
    phase,
    policy: build.facts().policy.policy,
  });
}

/** The sample with gaps, as on a laptop. */
export function sampleReport(): Report {
  return reportOf(SAMPLES["gaps"]?.assessment.documents ?? []);
}

/** A document in which everything that an author can write is one hostile text. */
export function hostileDocument(text: string): DocumentAssessment {
  const lines = { line: 2, endLine: 3 };
  return build.document({
    path: text,
    model: build.model({
      path: text,
      section: { heading: text, ...lines },
      assets: [build.asset({ name: text, description: text, id: text })],
      threats: [build.threat({ title: text, assets: [text], mitigations: [text], owner: text })],
      understood: [
        {
          what: "table",
          as: "assets",
          columns: [{ header: text, field: "name" }],
          items: 1,
          ...lines,
        },
      ],
      unread: [{ what: "row", why: text, ...lines }],
    }),
    coverage: build.coverage("asset", [[text, "H?cnM-"]]),
    gaps: [
      build.gap({ id: text, message: text, question: text, rule: "stride-gap", subject: text }),
    ],
  });
}
