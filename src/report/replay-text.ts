import type { Replay } from "../model/replay.ts";
import type { PolicyChange } from "../policy/compare-policies.ts";
import { terminal } from "./escape.ts";
import { effectsOn, replaySentence } from "./replay-list.ts";

/** What another config changes and would have done to past sessions, for a terminal. */
export function replayText(changes: readonly PolicyChange[], replay: Replay): string {
  const changed = changes.map(
    ({ what, from, to }) =>
      `  ${terminal(what, 150)}: ${terminal(from ?? "new", 200)} → ${terminal(to ?? "gone", 200)}`,
  );
  const moved = replay.moved.map(({ pull: { repository, number }, ...outcomes }) => {
    const name = terminal(`${repository.owner}/${repository.name}#${number}`);
    const { before, after } = outcomes;
    const titles = `${terminal(before.title, 120)} → ${terminal(after.title, 120)}`;
    return `  ${name} ${effectsOn({ pull: { repository, number }, ...outcomes })}: ${titles}`;
  });
  return `${[
    changes.length === 0 ? "Nothing would change." : "What would change:",
    ...changed,
    "",
    replaySentence(replay),
    ...moved,
  ].join("\n")}\n`;
}
