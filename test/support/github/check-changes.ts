import type { AnnotationRecord, CheckRunRecord } from "./check-runs.ts";
import { type Json, type JsonObject, listOf, objectAt } from "./json.ts";
import { type GitHubState, moment } from "./state.ts";

/** A check run after a request to create or change it: annotations are added, the rest replaced. */
export function changedRun(
  state: GitHubState,
  run: CheckRunRecord,
  body: JsonObject,
): CheckRunRecord {
  const output = objectAt(body, "output");
  const text = (value: Json | undefined, old: string | null) =>
    typeof value === "string" ? value : old;
  const conclusion = text(body["conclusion"], run.conclusion);
  const status = conclusion === null ? text(body["status"], run.status) : "completed";
  const annotations = listOf(output["annotations"]).map((annotation) =>
    annotationJson(state, run, annotation),
  );
  return {
    ...run,
    name: text(body["name"], run.name) ?? run.name,
    externalId: text(body["external_id"], run.externalId) ?? "",
    detailsUrl: text(body["details_url"], run.detailsUrl),
    status: status as CheckRunRecord["status"],
    conclusion,
    startedAt: text(body["started_at"], run.startedAt) ?? run.startedAt,
    completedAt:
      status === "completed" ? text(body["completed_at"], run.completedAt ?? moment()) : null,
    output: {
      title: text(output["title"], run.output.title),
      summary: text(output["summary"], run.output.summary),
      text: text(output["text"], run.output.text),
    },
    annotations: [...run.annotations, ...annotations],
    actions: body["actions"] === undefined ? run.actions : listOf(body["actions"]),
  };
}

function annotationJson(
  state: GitHubState,
  run: CheckRunRecord,
  annotation: JsonObject,
): AnnotationRecord {
  const path = String(annotation["path"]);
  const text = (key: string) => (annotation[key] === undefined ? null : String(annotation[key]));
  const number = (key: string) => (annotation[key] === undefined ? null : Number(annotation[key]));
  return {
    path,
    blob_href: `${state.url}/${run.repository}/blob/${run.headSha}/${encodeURI(path)}`,
    start_line: Number(annotation["start_line"]),
    start_column: number("start_column"),
    end_line: Number(annotation["end_line"]),
    end_column: number("end_column"),
    annotation_level: String(annotation["annotation_level"]),
    title: text("title"),
    message: String(annotation["message"]),
    raw_details: text("raw_details"),
  };
}
