import { done, type Outcome } from "../commands/command.ts";
import type { Conversation } from "../events/converse.ts";
import type { CommandEffect } from "../model/command-effect.ts";
import { dayOf } from "../model/time.ts";
import { freshModules, TRAINING_MODULES } from "../model/training.ts";
import { markdown } from "../report/escape.ts";

/** Keeps who finished a module, and tells how far each of them is. */
export async function recordTraining(
  { logins, module, on }: Extract<CommandEffect, { kind: "record-training" }>,
  { world: { store, now }, repository: { owner }, comment: { by, at } }: Conversation,
): Promise<Outcome> {
  const lines: string[] = [];
  for (const login of logins) {
    await store.training.keep(owner, { login, module, on, by, at });
    const fresh = freshModules(await store.training.of(owner, login), login, dayOf(now));
    const left = TRAINING_MODULES.filter((each) => !fresh.includes(each));
    const rest = left.length === 0 ? "all modules are done" : `still to come: ${left.join(", ")}`;
    lines.push(`- ${markdown(login, 60)}: ${rest}`);
  }
  return done(`Recorded: **${module}** on ${on}.\n\n${lines.join("\n")}`);
}
