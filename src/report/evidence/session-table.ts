import type { Attribution, Finding } from "../../model/finding.ts";
import type { Severity } from "../../model/severity.ts";
import { dayOf } from "../../model/time.ts";
import type { Evidence, SessionEvidence } from "../../promotion/evidence.ts";
import { count } from "../count.ts";
import type { Section } from "../fit.ts";
import { lastSessions } from "./condition-words.ts";
import type { EvidenceView } from "./evidence-view.ts";
import { sessionName } from "./session-name.ts";

/** In the order in which a cell shows them. */
const DOTS: readonly (readonly [Attribution, string])[] = [
  ["found", "●"],
  ["hinted", "◐"],
  ["missed", "○"],
  ["late", "✕"],
];

const LEGEND =
  "● found by the team, ◐ found after a hint, ○ missed, ✕ came to light after the merge";

/** More of a kind are written as a number. */
const MOST_DOTS = 6;

/** The sessions that count, oldest first, with a dot for each finding; null: there is none. */
export function sessionTable(evidence: Evidence, view: EvidenceView): Section | null {
  const { sessions, severities, progress } = evidence;
  if (sessions.length === 0) return null;
  const people = new Set(sessions.map(({ session: { author } }) => author.toLowerCase())).size;
  const since = progress.since === null ? "" : `, completed since ${progress.since}`;
  const heads = ["session", "ended", "read by Security", ...severities, "found by the team"];
  const ruler = heads.map(() => "---").join(" | ");
  return {
    head: `### Sessions\n\nCounted: ${lastSessions(sessions.length)}, of ${count(people, "person", "people")}${since}. ${LEGEND}.${unreadWords(sessions)}\n\n| ${heads.join(" | ")} |\n| ${ruler} |\n`,
    blocks: sessions.toReversed().map((each) => rowOf(each, severities, view)),
    tail: "\n",
    share: 0.25,
    left: (rows) => `\n${count(rows, "more session")} found no room here.\n`,
  };
}

/** Where nobody else looked, a team has found everything. */
function unreadWords(sessions: readonly SessionEvidence[]): string {
  const unread = sessions.filter(({ session }) => session.frozenAt === null).length;
  if (unread === 0) return "";
  return ` ${unread} of them Security did not read: what was missed there, nobody may know yet.`;
}

function rowOf(
  { session: { key, endedAt, frozenAt }, findings }: SessionEvidence,
  severities: readonly Severity[],
  view: EvidenceView,
): string {
  const counted = severities.map((severity) =>
    findings.filter((finding) => finding.severity === severity),
  );
  const all = counted.flat();
  const own = all.filter(({ attribution }) => attribution === "found" || attribution === "hinted");
  const part = all.length === 0 ? "nothing to find" : `${own.length} of ${all.length}`;
  const read = frozenAt === null ? "no" : "yes";
  const ended = dayOf(endedAt ?? "");
  const cells = [sessionName(key, view), ended, read, ...counted.map(dotsOf), part];
  return `| ${cells.join(" | ")} |\n`;
}

function dotsOf(findings: readonly Finding[]): string {
  return DOTS.map(([attribution, dot]) => {
    const number = findings.filter((finding) => finding.attribution === attribution).length;
    return number > MOST_DOTS ? ` ${dot}×${number} ` : dot.repeat(number);
  })
    .join("")
    .trim();
}
