import type { DocumentAssessment } from "../model/assessment.ts";
import { type Gap, LEVELS } from "../model/gap.ts";
import { RULES } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { jsonForTerminal, pathInUrl, plain } from "./escape.ts";
import type { Report } from "./report.ts";
import { ruleTitle } from "./rule-title.ts";

/**
 * What GitHub code scanning shows of one run; it refuses more than 25,000.
 * @see https://docs.github.com/code-security/reference/code-scanning/sarif-support-for-code-scanning#file-limits
 */
const RESULTS = 5_000;

const LEVEL = { error: "error", warning: "warning", notice: "note" } as const;

/** The gaps as a SARIF 2.1.0 log, the worst first; an alert stays the same when its lines move. */
export function sarifText({ assessment, links }: Report): string {
  const found = worstFirst(assessment.documents);
  const ids = [...new Set(found.map(({ gap }) => gap.rule))];
  const log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: { name: "Threatgate", rules: ids.map((id) => descriptor(id, links.docs)) },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { "%SRCROOT%": { description: { text: "The repository." } } },
        results: found.slice(0, RESULTS).map(({ path, gap }) => result(path, gap, ids)),
      },
    ],
  };
  return `${jsonForTerminal(log)}\n`;
}

interface Found {
  readonly path: string;
  readonly gap: Gap;
}

function worstFirst(documents: readonly DocumentAssessment[]): readonly Found[] {
  const present = documents.filter(({ change }) => change !== "removed");
  const all = present.flatMap(({ path, gaps }) => gaps.map((gap) => ({ path, gap })));
  return LEVELS.flatMap((level) => all.filter(({ gap }) => gap.level === level));
}

function descriptor(id: string, docs: string | null) {
  const rule = RULES.find((known) => known.id === id);
  return {
    id,
    name: id,
    shortDescription: { text: ruleTitle(id) },
    ...(rule === undefined ? {} : described(rule)),
    ...(docs === null ? {} : { helpUri: `${docs}/rules/${pathInUrl(id)}.md` }),
    properties: { tags: ["security", "threat-model"] },
  };
}

function described({ why, fix, level }: Rule) {
  return {
    fullDescription: { text: why },
    help: { text: `${why}\n\n${fix}` },
    defaultConfiguration: { level: level === "off" ? "none" : LEVEL[level] },
  };
}

function result(path: string, gap: Gap, ids: readonly string[]) {
  const message = plain(gap.message, 600);
  const question = gap.question === null ? "" : `\n\n${plain(gap.question, 600)}`;
  return {
    ruleId: gap.rule,
    ruleIndex: ids.indexOf(gap.rule),
    level: LEVEL[gap.level],
    message: { text: message + question },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: pathInUrl(path), uriBaseId: "%SRCROOT%" },
          region: { startLine: gap.line, endLine: Math.max(gap.line, gap.endLine) },
        },
      },
    ],
    // GitHub takes the path and the rule with it.
    partialFingerprints: { primaryLocationLineHash: gap.id.slice(0, 500) },
  };
}
