import type { Probot } from "probot";
import { installationOfPayload, renamedOwnerOfPayload } from "../github/installation-payload.ts";
import { originOf } from "../github/payloads.ts";
import { deliveryOf } from "../queue/errands.ts";
import type { Store } from "../store.ts";
import type { Entrance } from "../world.ts";

/**
 * Events of installations, and of repositories that go elsewhere. Of `check_suite.requested` nobody
 * has need: the pull request tells of itself, also where a commit asks for no checks or is a fork's.
 */
export function registerInstallationEvents(probot: Probot, enter: Entrance, store: Store): void {
  probot.on(["installation.created", "installation.unsuspend"], ({ id, payload }) =>
    fillBackAll(enter, id, payload),
  );
  probot.on("installation_repositories.added", ({ id, payload }) =>
    fillBackAdded(enter, id, payload),
  );
  probot.on(["installation.deleted", "installation.suspend"], ({ id, payload }) =>
    leave(store, id, payload),
  );
  probot.on("installation_target.renamed", ({ payload }) => followRename(store, payload));
  probot.on(["repository.renamed", "repository.transferred"], ({ payload }) =>
    store.pulls.move(originOf(payload).repository),
  );
}

async function fillBackAll(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const { installationId } = installationOfPayload(payload);
  const { store, now } = await enter(id, { installationId, repository: null });
  const errand = { kind: "back-fill-installation", installationId, page: 1 } as const;
  await store.deliveries.add(deliveryOf(errand, `${id}:page:1`, now));
}

async function fillBackAdded(enter: Entrance, id: string, payload: unknown): Promise<void> {
  const { installationId, added } = installationOfPayload(payload);
  const { store, now } = await enter(id, { installationId, repository: null });
  for (const repository of added) {
    const errand = { kind: "back-fill-repository", installationId, repository } as const;
    await store.deliveries.add(deliveryOf(errand, `${id}:repository:${repository.id}`, now));
  }
}

/** What waits could not be handled any more, and what was read may be another's by the time it could. */
async function leave(store: Store, id: string, payload: unknown): Promise<void> {
  await store.deliveries.endBefore(id, "the app was removed or suspended");
  const { owner } = installationOfPayload(payload);
  await store.policyFiles.forget(owner);
  await store.memberships.forget(owner, null);
}

/** GitHub tells of no repository alone then. */
async function followRename(store: Store, payload: unknown): Promise<void> {
  const renamed = renamedOwnerOfPayload(payload);
  if (renamed !== null) await store.renameOwner(renamed.from, renamed.to);
}
