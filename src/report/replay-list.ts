import type { MovedSession, Replay } from "../model/replay.ts";
import { count, listed } from "./count.ts";
import { link, markdown } from "./escape.ts";
import type { Section } from "./fit.ts";

/** What a change would have done, in one or two sentences. */
export function replaySentence({ sessions, left, moved }: Replay): string {
  const forgotten =
    left === 0
      ? ""
      : ` ${count(left, "session")} cannot be replayed: the texts are forgotten, or it would take too long.`;
  if (sessions === 0) return `There is no past session to hold this against.${forgotten}`;
  const effects = [
    ...some(moved.filter(opens).length, "gate would open", "gates would open"),
    ...some(moved.filter(closes).length, "gate would close", "gates would close"),
    ...some(
      moved.filter(asks).length,
      "review more would be asked for",
      "reviews more would be asked for",
    ),
    ...some(
      moved.filter(spares).length,
      "review fewer would be asked for",
      "reviews fewer would be asked for",
    ),
  ];
  const what = effects.length === 0 ? "nothing would have gone otherwise" : listed(effects);
  const span = sessions === 1 ? "In the last session" : `In the last ${sessions} sessions`;
  return `${span}, ${what}.${forgotten}`;
}

function some(number: number, one: string, many: string): readonly string[] {
  return number === 0 ? [] : [count(number, one, many)];
}

function opens({ before, after }: MovedSession): boolean {
  return after.isOpen && !before.isOpen;
}

function closes({ before, after }: MovedSession): boolean {
  return before.isOpen && !after.isOpen;
}

function asks({ before, after }: MovedSession): boolean {
  return after.asksForReview && !before.asksForReview;
}

function spares({ before, after }: MovedSession): boolean {
  return before.asksForReview && !after.asksForReview;
}

/** What would happen to one session, as phrases. */
export function effectsOn(session: MovedSession): string {
  return listed([
    ...(opens(session) ? ["would open"] : []),
    ...(closes(session) ? ["would close"] : []),
    ...(asks(session) ? ["Security would be asked"] : []),
    ...(spares(session) ? ["Security would not be asked"] : []),
  ]);
}

/**
 * What a change would have done to past sessions, one a line. Where everybody can read this,
 * sessions of private repositories are counted only.
 */
export function replaySection(replay: Replay | null, isPublic: boolean): Section {
  const named = (replay?.moved ?? []).filter(
    ({ pull }) => !(isPublic && pull.repository.isPrivate),
  );
  const head =
    replay === null
      ? ""
      : `## The last sessions under this config\n\n${replaySentence(replay)}\n\n`;
  return {
    head,
    blocks: named.map(itemOf),
    tail: "",
    share: 0.2,
    left: (more) => `\n${count(more, "more session")} did not fit here.\n`,
  };
}

function itemOf(session: MovedSession): string {
  const { repository, number } = session.pull;
  const name = link(
    markdown(`${repository.name} ${number}`, 120),
    `${repository.url}/pull/${number}`,
  );
  const { before, after } = session;
  const titles = `${markdown(before.title, 120)} → ${markdown(after.title, 120)}`;
  return `- ${name} ${effectsOn(session)}: ${titles}\n`;
}
