import { done, type Outcome } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import { recordsOf } from "../gather/training-records.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { dayOf } from "../model/time.ts";
import { freshModules } from "../model/training.ts";
import { weighTeamsLater } from "../queue/weigh-later.ts";
import { markdown } from "../report/escape.ts";

/** Keeps who finished a module, and tells how far each of them is. */
export async function recordTraining(
  { logins, module, on }: Extract<CommandEffect, { kind: "record-training" }>,
  { world, repository: { id, owner }, comment }: Conversation,
  { policy: { policy } }: Pick<Facts, "policy">,
): Promise<Outcome> {
  const { store, now } = world;
  const { by, at } = comment;
  await store.training.keep(
    owner,
    logins.map((login) => ({ login, module, on, by, at })),
  );
  const records = await recordsOf(store, owner, logins, policy);
  const lines = logins.map((login) => {
    const fresh = freshModules(records, login, dayOf(now), policy.training);
    const left = policy.training.modules.flatMap(({ name }) =>
      fresh.includes(name) ? [] : [name],
    );
    const rest = left.length === 0 ? "all modules are done" : `still to come: ${left.join(", ")}`;
    return `- ${markdown(login, 60)}: ${rest}`;
  });
  await weighTeamsLater(world, owner, `training-${id}-${comment.id}-${module}`);
  return done(`Recorded: **${module}** on ${on}.\n\n${lines.join("\n")}`);
}
