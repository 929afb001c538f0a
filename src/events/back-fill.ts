import {
  defaultHead,
  installedRepositories,
  openPullsOf,
} from "../github/installed-repositories.ts";
import { CHECK_NAME } from "../model/check-run.ts";
import type { PullRequest, Repository } from "../model/pull-request.ts";
import { postIfNew } from "../perform/post-check.ts";
import { causeOf, deliveryOf, type Errand } from "../queue/errands.ts";
import { WELCOME_CHECK } from "../report/welcome-check.ts";
import type { World } from "../world.ts";
import { leaveRoom } from "./leave-room.ts";

type Kind<K extends Errand["kind"]> = Extract<Errand, { kind: K }>;

/** Puts an errand in line for each of a page of repositories, and one for the next page. */
export async function fillBackInstallation(
  world: World,
  id: string,
  { installationId, page }: Kind<"back-fill-installation">,
): Promise<void> {
  await leaveRoom(world);
  const { deliveries } = world.store;
  const cause = causeOf(id);
  const { repositories, hasMore } = await installedRepositories(world.github, page);
  for (const repository of repositories) {
    const errand = { kind: "back-fill-repository", installationId, repository } as const;
    const errandId = `${cause}:repository:${repository.id}`;
    await deliveries.add(deliveryOf(errand, errandId, world.now));
  }
  if (!hasMore) return;
  const next = { kind: "back-fill-installation", installationId, page: page + 1 } as const;
  await deliveries.add(deliveryOf(next, `${cause}:page:${page + 1}`, world.now));
}

/** Has a repository's open pull requests assessed, and makes its check one that can be required. */
export async function fillBackRepository(
  world: World,
  id: string,
  { installationId, repository }: Kind<"back-fill-repository">,
): Promise<void> {
  await leaveRoom(world);
  const pulls = await openPullsOf(world.github, repository);
  for (const { number } of pulls) {
    const sweep = { kind: "sweep-pull", installationId, repository, number } as const;
    const sweepId = `${causeOf(id)}:${repository.id}#${number}`;
    await world.store.deliveries.add(deliveryOf(sweep, sweepId, world.now));
  }
  await welcome(world, repository, pulls);
}

/** A commit that is a pull request's head, or has a check already, is left to its own verdict. */
async function welcome(
  world: World,
  repository: Repository,
  pulls: readonly PullRequest[],
): Promise<void> {
  const { github, store } = world;
  const headSha = await defaultHead(github, repository);
  if (headSha === null || pulls.some((pull) => pull.headSha === headSha)) return;
  if ((await store.checks.get(repository.id, headSha, CHECK_NAME)) !== null) return;
  await postIfNew(WELCOME_CHECK, { repository, headSha, name: CHECK_NAME }, world);
}
