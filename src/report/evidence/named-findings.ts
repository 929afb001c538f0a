import type { Finding } from "../../model/finding.ts";
import type { EscapeClass } from "../../model/ledger-event.ts";
import { STRIDE_TITLE } from "../../model/stride.ts";
import { dayOf } from "../../model/time.ts";
import type { Evidence } from "../../promotion/evidence.ts";
import { count } from "../count.ts";
import { markdown } from "../escape.ts";
import type { Section } from "../fit.ts";
import type { EvidenceView } from "./evidence-view.ts";
import { sessionName } from "./session-name.ts";

const LONGEST_TITLE = 120;

/** What the team missed in the sessions that count; null: nothing. */
export function missedFindings(evidence: Evidence, view: EvidenceView): Section | null {
  const missed = countedFindings(evidence).filter(({ attribution }) => attribution === "missed");
  return listOf("Missed", missed, view, (finding) => `${nameOf(finding)}${placeOf(finding, view)}`);
}

/** What came to light afterwards, and why it had escaped; null: nothing. */
export function lateFindings(evidence: Evidence, view: EvidenceView): Section | null {
  const inSessions = countedFindings(evidence).filter(({ attribution }) => attribution === "late");
  const all = new Map([...evidence.late, ...inSessions].map((finding) => [finding.key, finding]));
  return listOf("Late", [...all.values()], view, (finding) => {
    const how = `${dayOf(finding.at)}, ${SOURCES[finding.source]}`;
    const known = finding.isKnown ? " It counts as late, and in no rate." : "";
    return `${nameOf(finding)}${placeOf(finding, view)}; ${how}. ${whyOf(finding)}${known}`;
  });
}

function countedFindings({ sessions, severities }: Evidence): readonly Finding[] {
  return sessions
    .flatMap(({ findings }) => findings)
    .filter(({ severity }) => severities.some((it) => it === severity));
}

function listOf(
  title: string,
  findings: readonly Finding[],
  { isPublic }: EvidenceView,
  inWords: (finding: Finding) => string,
): Section | null {
  if (findings.length === 0) return null;
  const number = count(findings.length, "finding");
  const kept = `${number}. Everybody may read this repository, so none is named here.\n`;
  return {
    head: `### ${title}\n\n${isPublic ? kept : ""}`,
    blocks: isPublic ? [] : findings.map((finding) => `- ${inWords(finding)}\n`),
    tail: "\n",
    share: 0.15,
    left: (items) => `- and ${count(items, "more finding")}\n`,
  };
}

function nameOf({ number, title, severity, stride }: Finding): string {
  const name = number === null ? "" : `**F-${number}** `;
  const categories = stride.map((category) => STRIDE_TITLE[category]).join(", ");
  const kind = [severity ?? "no severity", categories].filter((it) => it !== "").join(", ");
  return `${name}${markdown(title, LONGEST_TITLE)} (${kind})`;
}

function placeOf({ session }: Finding, view: EvidenceView): string {
  return session === null ? "" : `, ${sessionName(session, view)}`;
}

const SOURCES: Readonly<Record<Finding["source"], string>> = {
  team: "from the team",
  security: "from Security",
  "bug-bounty": "from the bug bounty",
  pentest: "from a penetration test",
  incident: "from an incident",
};

function whyOf({ escapeClass }: Finding): string {
  if (escapeClass === null) return "Nobody has said yet why it escaped.";
  return `It escaped because ${ESCAPES[escapeClass]}.`;
}

const ESCAPES: Readonly<Record<EscapeClass, string>> = {
  "asset-not-listed": "its asset was not listed",
  "category-not-considered": "its category was not considered for that asset",
  "listed-and-accepted": "it was listed, and its risk accepted",
  "mitigation-not-done": "it was known, and its mitigation was not done",
  "declared-out-of-scope": "it was declared out of scope",
  "outside-stride": "it is none of the STRIDE categories",
};
