import type { Situation, Writer } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { foldLedger } from "../findings/fold.ts";
import { gather } from "../gather.ts";
import type { Comment } from "../github/comment-payload.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { weigh } from "../judge.ts";
import type { Facts } from "../model/facts.ts";
import type { Finding } from "../model/finding.ts";
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
  const { reviews, hints } = world.store;
  return {
    ...(await weigh(facts)),
    writer: await writerOf(world, facts, comment.by),
    seen: await reviews.seenAt(repository.id, comment.number, comment.at),
    hints: await hints.before(repository.id, comment.number, comment.id),
    findings: await findingsOn(place),
    commands: COMMANDS,
  };
}

/** The findings of a pull request, as the ledger tells them now. */
export async function findingsOn({
  world,
  repository,
  comment,
}: Place): Promise<readonly Finding[]> {
  return foldLedger(await world.store.ledger.ofPull(repository.id, comment.number)).findings;
}

/** Who wrote which commits is asked only of those who could sign off. */
async function writerOf(world: World, facts: Facts, login: string): Promise<Writer> {
  const { pull } = facts;
  const roles = await rolesOf(world, facts, login);
  const authors = [
    pull.author.toLowerCase(),
    ...(roles.includes("security") ? await authorsOf(world, pull) : []),
  ];
  return { login, roles, isAuthor: authors.includes(login.toLowerCase()) };
}
