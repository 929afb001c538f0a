import { NEVER_DAYS, type TrainingPolicy } from "../model/training.ts";
import type { Due, Learner } from "../training/learners.ts";
import { count } from "./count.ts";
import { markdown } from "./escape.ts";
import { moduleLink } from "./module-words.ts";

/** So many people are named; the rest is counted. */
const NAMED = 20;

type Policy = Pick<TrainingPolicy, "modules" | "refreshDays">;

/**
 * How far a team's people are with the training, and who is due for it; null: they could not be
 * listed. Where they may not be named, they are counted.
 */
export function teamTrainingLines(
  learners: readonly Learner[] | null,
  { modules, refreshDays }: Policy,
  mayName: boolean,
): string {
  if (learners === null) return UNLISTED;
  const part = (finished: readonly Learner[]) => `${finished.length} of ${learners.length}`;
  const each = modules.map((module) => {
    const finished = learners.filter(({ fresh }) => fresh.includes(module.name));
    return `- ${moduleLink(module)}: ${part(finished)}`;
  });
  const all = learners.filter(({ fresh }) => fresh.length === modules.length);
  const people = count(learners.length, "person", "people");
  const head = `**Training**: ${all.length} of ${people} finished every module${within(refreshDays)}.`;
  return [head, each.join("\n"), dueLines(learners, mayName)]
    .filter((part) => part !== "")
    .join("\n\n");
}

function within(refreshDays: number): string {
  return refreshDays >= NEVER_DAYS ? "" : ` within ${count(refreshDays, "day")}`;
}

const UNLISTED =
  "**Training**: the people of this team could not be listed. GitHub knows no such team, or it has nobody, or very many.";

function dueLines(learners: readonly Learner[], mayName: boolean): string {
  const due = learners.flatMap(({ login, due: why }) => (why === null ? [] : [{ login, why }]));
  if (due.length === 0) return "Nobody is due for training.";
  const [one, is] = due.length === 1 ? ["person", "is"] : ["people", "are"];
  const head = `${due.length} ${one} ${is} due for training`;
  if (!mayName) return `${head}.`;
  const named = due
    .slice(0, NAMED)
    .map(({ login, why }) => `${markdown(login, 60)} (${whyDue(why)})`);
  const more = due.length - named.length;
  return `${head}: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}.`;
}

function whyDue(due: Due): string {
  return due.kind === "new" ? "nothing is recorded yet" : `last trained on ${due.last}`;
}
