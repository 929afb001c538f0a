import { done, type Outcome, refused } from "../commands/command.ts";
import type { Said } from "../commands/reading/read-comment.ts";
import type { Conversation } from "../events/converse.ts";
import type { CommandEffect, ToldOfFinding, ToldReport } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { weighTeamLater } from "../queue/weigh-later.ts";
import { code } from "../report/escape.ts";

/** Keeps a report in the ledger, and says by which number it is called. */
export async function logFinding(
  report: ToldReport,
  said: Said,
  { world, repository, comment }: Conversation,
  team: string | null,
): Promise<Outcome> {
  const { store, installationId } = world;
  const { by, at, number } = comment;
  const finding = await store.ledger.log(installationId, {
    ...report,
    kind: "logged",
    id: idOf(said, repository.id, comment.id),
    ...{ at, by, number, repositoryId: repository.id },
    isOfSession: comment.isOnPull,
    team,
  });
  const id = idOf(said, repository.id, comment.id);
  await weighTeamLater(world, { owner: repository.owner, team }, `finding-${id}`);
  const back = code(`/threatmodel retract F-${finding} REASON`);
  return done(`It is kept as **F-${finding}**. ${back} takes it back.`);
}

/** Keeps that help named an asset and a category: whoever finds the threat then was led to it. */
export async function tellHint(
  { named }: Extract<CommandEffect, { kind: "count-hint" }>,
  said: Said,
  { world: { store, installationId }, repository, comment: { id, number, at } }: Conversation,
): Promise<void> {
  if (named === null) return;
  const place = { repositoryId: repository.id, number };
  const hinted = { kind: "hinted", id: idOf(said, repository.id, id), at, ...place } as const;
  await store.ledger.append(installationId, { ...hinted, ...named });
}

/** Keeps what is said of a finding; refused where there is none, or it is another team's. */
export async function tellFinding(
  told: ToldOfFinding,
  said: Said,
  { world, repository, comment }: Conversation,
  { ownership }: Pick<Facts, "ownership">,
): Promise<Outcome | null> {
  const { store, installationId } = world;
  const report = await store.ledger.report(installationId, told.finding);
  if (report === null) return refused(`There is no finding F-${told.finding}.`);
  const { by, at, number } = comment;
  const isHere = report.repositoryId === repository.id && report.number === number;
  const isTheirs = isHere || (report.team !== null && report.team === ownership.team);
  if (told.kind === "fixed" && !isTheirs) {
    return refused(
      `F-${told.finding} is another team's finding; somebody of that team can say so.`,
    );
  }
  const id = idOf(said, repository.id, comment.id);
  const place = { repositoryId: repository.id, number };
  await store.ledger.append(installationId, { ...told, id, at, by, ...place });
  const { owner } = repository;
  await weighTeamLater(world, { owner, team: report.team }, `finding-${id}`);
  return null;
}

/** A comment's line says one thing, however often it is delivered. */
function idOf({ line }: Said, repositoryId: number, commentId: number): string {
  return `${repositoryId}:comment-${commentId}:${line}`;
}
