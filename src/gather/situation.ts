import type { Situation, Writer } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { gather } from "../gather.ts";
import type { Comment } from "../github/comment-payload.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { weigh } from "../judge.ts";
import type { Facts } from "../model/facts.ts";
import type { Repository } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import { rolesOf } from "./roles-of.ts";
import { authorsOf } from "./security-reviews.ts";

/** What the commands of a comment may know: how the pull request stands now, and who writes. */
export async function situationOf({
  world,
  repository,
  comment,
}: {
  readonly world: World;
  readonly repository: Repository;
  readonly comment: Comment;
}): Promise<Situation> {
  const facts = await gather(world, await pullByNumber(world.github, repository, comment.number));
  const { reviews, hints } = world.store;
  return {
    ...(await weigh(facts)),
    writer: await writerOf(world, facts, comment.by),
    seen: await reviews.seenAt(repository.id, comment.number, comment.at),
    hints: await hints.before(repository.id, comment.number, comment.id),
    commands: COMMANDS,
  };
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
