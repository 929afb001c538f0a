import type { Seen, Situation, Writer } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { foldLedger } from "../findings/fold.ts";
import { gather } from "../gather.ts";
import type { Comment } from "../github/comment-payload.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { weigh } from "../judge/judge.ts";
import type { Facts } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
import type { LedgerEvent } from "../model/ledger-event.ts";
import type { Repository } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import { rolesOf } from "./roles-of.ts";
import { authorsOf } from "./security-reviews.ts";

/** Where commands are written. */
interface Place {
  readonly world: World;
  readonly repository: Repository;
  readonly comment: Comment;
}

/** What the commands of a comment may know: how the pull request stands now, and who writes. */
export async function situationOf(place: Place): Promise<Situation> {
  const { world, repository, comment } = place;
  const facts = await gather(world, await pullByNumber(world.github, repository, comment.number));
  const { hints, ledger } = world.store;
  const events = await ledger.ofPull(repository.id, comment.number);
  return {
    ...(await weigh(facts)),
    writer: await writerOf(world, facts, comment.by),
    seen: await seenBy(place, events),
    hints: await hints.before(repository.id, comment.number, comment.id),
    findings: foldLedger(events).findings,
    commands: COMMANDS,
  };
}

/** The ledger keeps a reading only where it says something new. */
async function seenBy(
  { world, repository, comment }: Place,
  events: readonly LedgerEvent[],
): Promise<Seen | null> {
  const { reviews } = world.store;
  const reading = await reviews.seenAt(repository.id, comment.number, comment.at);
  if (reading === null) return null;
  const models = events.filter((event) => event.kind === "model-seen");
  const model =
    models.findLast(({ commit }) => commit === reading.commit) ??
    models.findLast(({ at }) => at < comment.at);
  return { ...reading, threats: model?.threats ?? null };
}

/** The findings of a pull request, as the ledger tells them now. */
export async function findingsOn({
  world,
  repository,
  comment,
}: Place): Promise<readonly Finding[]> {
  return foldLedger(await world.store.ledger.ofPull(repository.id, comment.number)).findings;
}

/** Who wrote which commits is asked only of those whose word may count for the gate. */
async function writerOf(world: World, facts: Facts, login: string): Promise<Writer> {
  const { pull } = facts;
  const roles = await rolesOf(world, facts, login);
  const isHeard = roles.includes("security") || roles.includes("lead");
  const authors = [pull.author.toLowerCase(), ...(isHeard ? await authorsOf(world, pull) : [])];
  return { login, roles, isAuthor: authors.includes(login.toLowerCase()) };
}
