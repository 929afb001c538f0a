import { fileAt } from "./github/file-at.ts";
import type { Origin } from "./github/payloads.ts";
import { POLICY_FILE } from "./model/policy.ts";
import { sweepScope } from "./policy/sweep-scope.ts";
import { deliveryOf } from "./queue/errands.ts";
import type { World } from "./world.ts";

/** A push to the branch that holds an organisation's config. */
interface ConfigPush extends Pick<Origin, "repository"> {
  readonly beforeSha: string;
  readonly headSha: string;
}

/**
 * Has the open pull requests assessed whose verdict a push to the config may change. The file is
 * read at both commits, whatever has been read of it meanwhile.
 */
export async function sweepAfterConfig(
  { github, store, installationId, now }: World,
  deliveryId: string,
  { repository, beforeSha, headSha }: ConfigPush,
): Promise<void> {
  const textAt = (commit: string) =>
    /^0+$/.test(commit) ? null : fileAt(github, repository, POLICY_FILE.path, commit);
  const scope = sweepScope(await textAt(beforeSha), await textAt(headSha));
  if (scope === "none") return;
  const errand = {
    kind: "sweep-known",
    installationId,
    owner: repository.owner,
    isOfDesigns: scope === "designs",
    after: { repositoryId: 0, number: 0 },
  } as const;
  await store.deliveries.add(deliveryOf(errand, `${deliveryId}:known`, now));
}
