import { reportFailure, runGate } from "../gate.ts";
import { pullByNumber } from "../github/pull-request.ts";
import type { Log } from "../log.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { Instant } from "../model/time.ts";
import { causeOf, deliveryOf, type Errand } from "../queue/errands.ts";
import type { Store } from "../store.ts";
import type { Entrance, World } from "../world.ts";
import { fillBackInstallation, fillBackRepository } from "./back-fill.ts";
import { leaveRoom } from "./leave-room.ts";
import { weighPhase } from "./weigh-phase.ts";
import { weighTeams } from "./weigh-teams.ts";

/** What errands are run with. */
export interface ErrandDesk {
  readonly enter: Entrance;
  /** For what is decided by what is remembered: that costs no request. */
  readonly store: Store;
  readonly log: Pick<Log, "info" | "warn">;
  readonly now: Instant;
}

type Kind<K extends Errand["kind"]> = Extract<Errand, { kind: K }>;

/** Does what the app gave itself to do. Doing it twice is doing it once. */
export async function runErrand(desk: ErrandDesk, id: string, errand: Errand): Promise<void> {
  const { enter } = desk;
  switch (errand.kind) {
    case "sweep-pull":
      return sweepPull(await enter(id, errand), errand);
    case "exception-ends":
      return sweepNow(await enter(id, errand), id, errand);
    case "sweep-known":
      return sweepKnown(await enter(id, { ...errand, repository: null }), id, errand);
    case "back-fill-repository":
      return fillBackRepository(await enter(id, errand), id, errand);
    case "back-fill-installation":
      return fillBackInstallation(await enter(id, { ...errand, repository: null }), id, errand);
    case "weigh-teams":
      return weighTeams(desk, id, errand);
    case "weigh-phase":
      return weighPhase(desk, id, errand);
    default:
      return errand satisfies never;
  }
}

/** Says on a pull request that its sweep was given up. */
export async function reportSweep(
  enter: Entrance,
  id: string,
  errand: Errand,
  what: string,
): Promise<void> {
  if (errand.kind !== "sweep-pull") return;
  const world = await enter(id, errand);
  const pull = await pullToSweep(world, errand);
  if (pull?.isOpen) await reportFailure(world, pull, what);
}

async function sweepPull(from: World, errand: Kind<"sweep-pull">): Promise<void> {
  const { goesByMemory = false } = errand;
  const world = { ...from, goesByMemory };
  const { id } = errand.repository;
  const known = goesByMemory ? await world.store.pulls.get(id, errand.number) : null;
  const pull = known ?? (await pullToSweep(world, errand));
  if (pull === null) return;
  if (pull.isOpen) await runGate(world, pull);
  else await world.store.pulls.see(pull);
}

/**
 * In the pull request's own lane, after whatever else is in work for it. All that happened is that
 * time passed, so it costs no more than saying so.
 */
async function sweepNow(
  { store, now }: World,
  id: string,
  { installationId, repository, number }: Kind<"exception-ends">,
): Promise<void> {
  const pull = { installationId, repository, number };
  const sweep = { kind: "sweep-pull", ...pull, goesByMemory: true } as const;
  await store.deliveries.add(deliveryOf(sweep, `${id}:sweep`, now));
}

/** As it is now; null: it is gone, with its repository perhaps. */
async function pullToSweep(
  { github }: World,
  { repository, number }: Kind<"sweep-pull">,
): Promise<PullRequest | null> {
  try {
    return await pullByNumber(github, repository, number);
  } catch (error) {
    if (error instanceof Error && "status" in error && error.status === 404) return null;
    throw error;
  }
}

/** So many sweeps are put in line at a time. The next come after them, so that the line stays short. */
const AT_ONCE = 50;

async function sweepKnown(world: World, id: string, errand: Kind<"sweep-known">): Promise<void> {
  await leaveRoom(world);
  const { deliveries, pulls } = world.store;
  const { installationId } = errand;
  const some = await pulls.openAfter(errand, AT_ONCE);
  const cause = causeOf(id);
  for (const { repository, number } of some) {
    const sweep = { kind: "sweep-pull", installationId, repository, number } as const;
    await deliveries.add(deliveryOf(sweep, `${cause}:${repository.id}#${number}`, world.now));
  }
  const last = some.at(-1);
  if (last === undefined || some.length < AT_ONCE) return;
  const next = { repositoryId: last.repository.id, number: last.number };
  const more = deliveryOf(
    { ...errand, after: next },
    `${cause}:after:${next.repositoryId}#${next.number}`,
    world.now,
  );
  await deliveries.add(more);
}
