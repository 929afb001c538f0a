import { weighTeamLater, weighTeamsLater } from "../queue/weigh-later.ts";
import type { Store } from "../store.ts";
import type { Outcome } from "./import-file.ts";

interface Place {
  readonly store: Pick<Store, "deliveries">;
  readonly owner: string;
  readonly installationId: number;
  readonly now: string;
}

/** Has the teams weighed for their next phase that an import speaks of; of training, all of them. */
export async function weighImported(
  place: Place,
  { teams, isTraining }: Pick<Outcome, "teams" | "isTraining">,
): Promise<void> {
  const { owner, now } = place;
  for (const team of teams) await weighTeamLater(place, { owner, team }, `import-${now}-${team}`);
  if (isTraining) await weighTeamsLater(place, owner, `import-${now}`);
}
