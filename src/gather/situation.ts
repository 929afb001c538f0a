import type { Situation } from "../commands/command.ts";
import { COMMANDS } from "../commands/index.ts";
import { gather } from "../gather.ts";
import type { Comment } from "../github/comment-payload.ts";
import { pullByNumber } from "../github/pull-request.ts";
import { weigh } from "../judge.ts";
import type { Repository } from "../model/pull-request.ts";
import type { World } from "../world.ts";
import { rolesOf } from "./roles-of.ts";

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
  const roles = await rolesOf(world, facts, comment.by);
  return {
    ...(await weigh(facts)),
    writer: { login: comment.by, roles },
    seen: await world.store.reviews.seenAt(repository.id, comment.number, comment.at),
    commands: COMMANDS,
  };
}
