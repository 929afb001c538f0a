import { type Annotation, CHECK_NAME, type CheckName, type CheckRun } from "../model/check-run.ts";
import type { Repository } from "../model/pull-request.ts";
import type { GitHub } from "./client.ts";
import { named } from "./repository.ts";

/**
 * GitHub takes no more annotations with one request, and adds those of later ones.
 * @see https://docs.github.com/rest/checks/runs#update-a-check-run
 */
const ANNOTATION_BATCH = 50;

/** Mark our check runs among those of the same name. */
const EXTERNAL_IDS: Readonly<Record<CheckName, string>> = {
  "Threat model": "threatgate:threat-model",
  "Threat model config": "threatgate:config",
};

/** Posts a new check run on a commit, and gives its id. */
export async function createCheckRun(
  github: GitHub,
  repository: Repository,
  headSha: string,
  check: CheckRun,
  name: CheckName = CHECK_NAME,
): Promise<number> {
  const { data } = await github.rest.checks.create({
    ...named(repository),
    name,
    head_sha: headSha,
    external_id: EXTERNAL_IDS[name],
    status: "completed",
    conclusion: check.conclusion,
    output: outputOf(check, 0),
    actions: check.buttons.map(({ label, id, description }) => ({
      label,
      description,
      identifier: id,
    })),
    // Creating is never repeated blindly: the delivery is tried again, and looks first.
    request: { retries: 0 },
  });
  await addAnnotations(github, repository, data.id, check, ANNOTATION_BATCH);
  return data.id;
}

/** Which runs an interrupted try may have posted. */
interface Posted {
  /** By us: anyone may name a run like ours. */
  readonly appId: number;
  /** Newer than the run of this id. */
  readonly after: number;
  readonly name?: CheckName;
}

/**
 * Finds a check run that an interrupted try posted and that says just this. Completes its
 * annotations and gives its id; null: there is none.
 */
export async function adoptCheckRun(
  github: GitHub,
  repository: Repository,
  headSha: string,
  check: CheckRun,
  { appId, after, name = CHECK_NAME }: Posted,
): Promise<number | null> {
  const { data } = await github.rest.checks.listForRef({
    ...named(repository),
    ref: headSha,
    app_id: appId,
    check_name: name,
    filter: "all",
    per_page: 100,
  });
  const found = data.check_runs.find(
    (run) => run.external_id === EXTERNAL_IDS[name] && run.id > after && saysTheSame(run, check),
  );
  if (found === undefined) return null;
  await addAnnotations(github, repository, found.id, check, found.output.annotations_count);
  return found.id;
}

function saysTheSame(
  run: {
    conclusion: string | null;
    output: { title: string | null; summary: string | null; text: string | null };
  },
  check: CheckRun,
): boolean {
  return (
    run.conclusion === check.conclusion &&
    run.output.title === check.title &&
    run.output.summary === check.summary &&
    run.output.text === check.text
  );
}

async function addAnnotations(
  github: GitHub,
  repository: Repository,
  id: number,
  check: CheckRun,
  posted: number,
): Promise<void> {
  for (let from = posted; from < check.annotations.length; from += ANNOTATION_BATCH) {
    await github.rest.checks.update({
      ...named(repository),
      check_run_id: id,
      output: outputOf(check, from),
      request: { retries: 0 },
    });
  }
}

function outputOf(check: CheckRun, from: number) {
  return {
    title: check.title,
    summary: check.summary,
    text: check.text,
    annotations: check.annotations.slice(from, from + ANNOTATION_BATCH).map(annotationOf),
  };
}

function annotationOf({ path, line, endLine, column, level, title, message }: Annotation) {
  return {
    path,
    start_line: line,
    end_line: endLine,
    ...(column === undefined ? {} : { start_column: column, end_column: column }),
    annotation_level: level,
    title,
    message,
  };
}
