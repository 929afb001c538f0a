import { done, type Outcome } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import type { Facts } from "../model/facts.ts";
import { dayOf } from "../model/time.ts";
import { freshModules } from "../model/training.ts";
import { markdown } from "../report/escape.ts";

/** Keeps who finished a module, and tells how far each of them is. */
export async function recordTraining(
  { logins, module, on }: Extract<CommandEffect, { kind: "record-training" }>,
  { world: { store, now }, repository: { owner }, comment: { by, at } }: Conversation,
  {
    policy: {
      policy: { training },
    },
  }: Pick<Facts, "policy">,
): Promise<Outcome> {
  const lines: string[] = [];
  for (const login of logins) {
    await store.training.keep(owner, { login, module, on, by, at });
    const records = [...training.records, ...(await store.training.of(owner, login))];
    const fresh = freshModules(records, login, dayOf(now), training);
    const left = training.modules.flatMap(({ name }) => (fresh.includes(name) ? [] : [name]));
    const rest = left.length === 0 ? "all modules are done" : `still to come: ${left.join(", ")}`;
    lines.push(`- ${markdown(login, 60)}: ${rest}`);
  }
  return done(`Recorded: **${module}** on ${on}.\n\n${lines.join("\n")}`);
}
