import { basename } from "node:path";
import { parseArgs } from "node:util";
import { assess } from "../assess.ts";
import type { Ownership } from "../model/facts.ts";
import { PHASES, type Phase } from "../model/phase.ts";
import type { Policy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { Verdict } from "../model/verdict.ts";
import { nearestWord } from "../policy/nearest-word.ts";
import { ownershipOf } from "../policy/ownership.ts";
import { workflowCommands } from "../report/github.ts";
import { jsonText } from "../report/json.ts";
import { markdownReport } from "../report/markdown.ts";
import { localReport, type Report } from "../report/report.ts";
import { sarifText } from "../report/sarif.ts";
import { textReport } from "../report/text.ts";
import { verdictOf } from "../verdict/verdict.ts";
import { documentFiles } from "./document-files.ts";
import { localPolicy } from "./local-policy.ts";
import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

const FORMATS: Readonly<Record<string, (report: Report, terminal: Surroundings) => string>> = {
  text: (report, { isTerminal, width, environment }) =>
    textReport(report, { color: isTerminal && !environment["NO_COLOR"], width }),
  json: jsonText,
  sarif: sarifText,
  github: workflowCommands,
  markdown: markdownReport,
};

/** `threatgate check`: the assessment as the check run would give it, without GitHub. */
export const check: Subcommand = {
  name: "check",
  summary: "read design documents and say what their threat models lack",
  usage: `Usage: threatgate check [PATH…] [OPTION…]

Reads the files and folders named; without any, the design documents below this folder. A file that
is named is read whatever its name; in folders the config decides what is a design document.

  --base REF       only the documents changed since REF, a branch or commit
  --phase PHASE    judge as for a team in this phase: ${PHASES.join(", ")}
  --config FILE    the config; else .github/threatmodel.yml here; else the defaults, as for a
                   team that works alone (phase review)
  --format FORMAT  ${Object.keys(FORMATS).join(", ")}; text unless said

Exit status: 0 nothing blocks, 1 something blocks, 2 the command or its input cannot be used.`,
  async run(args, surroundings) {
    const options = readOptions(args);
    const { folder, now } = surroundings;
    const policy = await localPolicy(folder, options.config);
    const documents = await documentFiles({ folder, ...options }, policy.policy.documents);
    const paths = documents.map(({ path }) => path);
    const ownership = ownershipHere(options.phase, folder, paths, policy.policy);
    const assessment = assess({ documents, policy, ownership, now });
    const standing = {
      pull: notYetAPull(folder),
      signOff: { state: "none" },
      waiver: null,
    } as const;
    const verdict = hereAndNow(verdictOf(assessment, { ...standing, ownership, policy }));
    const report = localReport({
      assessment,
      verdict,
      phase: ownership.phase,
      policy: policy.policy,
    });
    surroundings.print(options.format(report, surroundings));
    return verdict.conclusion === "failure" ? EXIT.blocked : EXIT.open;
  },
};

/** Sign-offs are given on GitHub: what is left to do here is to go there. */
function hereAndNow(verdict: Verdict): Verdict {
  if (verdict.situation !== "awaiting-sign-off") return verdict;
  const nextStep = { who: "You", what: "open the pull request; Security reviews it there" };
  return { ...verdict, nextStep };
}

interface Options {
  readonly paths: readonly string[];
  readonly base: string | null;
  readonly phase: Phase | null;
  readonly config: string | null;
  readonly format: (report: Report, terminal: Surroundings) => string;
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parsed(args);
  const format = FORMATS[oneOf("--format", values.format ?? "text", Object.keys(FORMATS))];
  if (format === undefined) throw new UsageError("--format is missing");
  return {
    paths: positionals,
    base: values.base ?? null,
    phase: values.phase === undefined ? null : oneOf("--phase", values.phase, PHASES),
    config: values.config ?? null,
    format,
  };
}

function parsed(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { base: text, phase: text, config: text, format: text };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(option: string, given: string, known: readonly T[]): T {
  const found = known.find((word) => word === given);
  if (found !== undefined) return found;
  const near = nearestWord(given, known);
  const hint = near === null ? `one of ${known.join(", ")}` : `did you mean ${near}?`;
  throw new UsageError(`${option} ${JSON.stringify(given)} is not known: ${hint}`);
}

function ownershipHere(
  phase: Phase | null,
  folder: string,
  paths: readonly string[],
  policy: Policy,
): Ownership {
  if (phase !== null) return { team: null, phase, why: "you asked for this phase" };
  return ownershipOf({ repository: basename(folder), paths, authorTeams: [], policy });
}

/** What would be opened as a pull request; only its author and its state matter here. */
function notYetAPull(folder: string): PullRequest {
  const repository = { id: 0, owner: "", name: basename(folder), url: "", isPrivate: true };
  return {
    repository,
    number: 0,
    author: "You",
    isDraft: false,
    isOpen: true,
    headSha: "",
    baseSha: "",
    baseRef: "",
    requestedTeams: [],
    requestedReviewers: [],
    updatedAt: "",
  };
}
