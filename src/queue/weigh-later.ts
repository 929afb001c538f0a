import type { Instant } from "../model/time.ts";
import type { Store } from "../store.ts";
import { deliveryOf } from "./errands.ts";

/** Where errands are put in line, and whose they are. */
interface Line {
  readonly store: Pick<Store, "deliveries">;
  readonly installationId: number;
  readonly now: Instant;
}

interface WeighedTeam {
  readonly owner: string;
  /** Null: nobody is. */
  readonly team: string | null;
  readonly isDaily?: boolean;
}

/** Has a team weighed, after something happened that may count; `cause` is the same for the same. */
export async function weighTeamLater(
  { store, installationId, now }: Line,
  { owner, team, isDaily = false }: WeighedTeam,
  cause: string,
): Promise<void> {
  if (team === null) return;
  const errand = { kind: "weigh-phase", installationId, owner, team, isDaily } as const;
  await store.deliveries.add(deliveryOf(errand, `${cause}:weigh`, now));
}

/** Has all teams of an organisation's config weighed. */
export async function weighTeamsLater(
  { store, installationId, now }: Line,
  owner: string,
  cause: string,
): Promise<void> {
  const errand = { kind: "weigh-teams", installationId, owner, isDaily: false } as const;
  await store.deliveries.add(deliveryOf(errand, `${cause}:weigh`, now));
}
