import { createHash } from "node:crypto";
import { adoptCheckRun, createCheckRun } from "../github/check-runs.ts";
import type { CheckName, CheckRun } from "../model/check-run.ts";
import type { Repository } from "../model/pull-request.ts";
import type { World } from "../world.ts";

/** Which check of which commit. */
export interface CheckPlace {
  readonly repository: Repository;
  readonly headSha: string;
  readonly name: CheckName;
}

/** Posts a check; after an interrupted try, takes the one that stands on GitHub for it. */
export async function postCheck(
  check: CheckRun,
  { repository, headSha, name }: CheckPlace,
  { github, store, appId, isRepeated }: World,
): Promise<void> {
  const published = await store.checks.get(repository.id, headSha, name);
  const after = published?.checkRunId ?? 0;
  const adopted =
    isRepeated && appId !== null
      ? await adoptCheckRun(github, repository, headSha, check, { appId, after, name })
      : null;
  const checkRunId = adopted ?? (await createCheckRun(github, repository, headSha, check, name));
  const digest = digestOf(check);
  await store.checks.keep({ repositoryId: repository.id, headSha, name, checkRunId, digest });
}

/** Posts a check, unless the newest one of its place says just this and nobody asks for it anew. */
export async function postIfNew(check: CheckRun, place: CheckPlace, world: World): Promise<void> {
  const { repository, headSha, name } = place;
  const published = await world.store.checks.get(repository.id, headSha, name);
  const isSaid = published?.digest === digestOf(check);
  if (!isSaid || world.isAsked) await postCheck(check, place, world);
}

/** Two checks of one digest say the same. */
export function digestOf(check: CheckRun): string {
  return createHash("sha256").update(JSON.stringify(check)).digest("hex");
}
