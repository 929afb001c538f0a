import { setImmediate } from "node:timers/promises";
import type { DesignDocument, DocumentContent } from "../model/design-document.ts";
import type { Policy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { MovedSession, Replay } from "../model/replay.ts";
import type { Session, SessionDocument } from "../model/session.ts";
import type { Instant } from "../model/time.ts";
import { type ReplayableSession, replayed } from "../replay.ts";
import type { DocumentStore } from "../store/document-store.ts";

/** How many sessions a change of the config is held against. */
export const LAST_SESSIONS = 50;

/** Longer sessions are left out, in characters; so is what is over this for all of them. */
const MOST_TEXT = 128 * 1024;
const MOST_TEXT_IN_ALL = 2 * 1024 * 1024;

/** A config of more patterns is not replayed: each is held against each document. */
const MOST_PATTERNS = 2_000;

/** What a replay stands on. */
export interface ReplayGround {
  readonly documents: DocumentStore;
  /** Which of these GitHub teams the author of a pull request is in. */
  authorTeams(pull: PullRequest, teams: readonly string[]): Promise<readonly string[]>;
  /** A policy with what the repository's own config makes of it, as far as that is remembered. */
  overlay(policy: Policy, pull: PullRequest): Promise<Policy>;
  readonly now: Instant;
}

/** Judges sessions under two policies, and says for which of them the second makes a difference. */
export async function replaySessions(
  sessions: readonly Session[],
  before: Policy,
  after: Policy,
  ground: ReplayGround,
): Promise<Replay> {
  const moved: MovedSession[] = [];
  if (patternsOf(before) + patternsOf(after) > MOST_PATTERNS) {
    return { sessions: 0, left: sessions.length, moved };
  }
  let room = MOST_TEXT_IN_ALL;
  let left = 0;
  for (const session of sessions) {
    const documents = await documentsOf(session, ground);
    const length = documents === null ? 0 : lengthOf(documents);
    if (documents === null || length > Math.min(MOST_TEXT, room)) {
      left++;
      continue;
    }
    room -= length;
    const change = await replayOne({ known: session.known, documents }, before, after, ground);
    if (change !== null) moved.push(change);
    // Webhooks are answered in between.
    await setImmediate();
  }
  return { sessions: sessions.length - left, left, moved };
}

async function replayOne(
  { known, documents }: Omit<ReplayableSession, "authorTeams">,
  before: Policy,
  after: Policy,
  ground: ReplayGround,
): Promise<MovedSession | null> {
  const teams = [...before.teams, ...after.teams].map(({ github }) => github);
  const authorTeams = await ground.authorTeams(known.pull, teams);
  const was = await ground.overlay(before, known.pull);
  const would = await ground.overlay(after, known.pull);
  return replayed({ known, documents, authorTeams }, was, would);
}

function patternsOf({ teams }: Policy): number {
  return teams.reduce((sum, { repos, paths }) => sum + repos.length + paths.length, 0);
}

/** Null: a text is forgotten. */
async function documentsOf(
  { known: { pull }, documents }: Session,
  ground: ReplayGround,
): Promise<readonly DesignDocument[] | null> {
  const read = await Promise.all(documents.map((each) => withText(each, pull, ground)));
  const found = read.filter((each) => each !== null);
  return found.length === read.length ? found : null;
}

async function withText(
  { unreadable, hasBase, ...file }: SessionDocument,
  { repository, baseSha }: PullRequest,
  { documents, now }: ReplayGround,
): Promise<DesignDocument | null> {
  const baseKey = `${baseSha}:${file.previousPath ?? file.path}`;
  const base = await documents.get(repository.id, baseKey, now);
  // Of one that was moved to where nobody reads it, the object is what stands there.
  const removed = file.change === "removed" ? base : null;
  const content = contentOf(
    unreadable,
    removed ?? (await documents.get(repository.id, file.blob, now)),
  );
  if (content === null || (hasBase && base === null)) return null;
  return { ...file, content, base: hasBase ? base : null };
}

function contentOf(unreadable: string | null, text: string | null): DocumentContent | null {
  if (unreadable !== null) return { kind: "unreadable", why: unreadable };
  return text === null ? null : { kind: "text", text };
}

function lengthOf(documents: readonly DesignDocument[]): number {
  return documents.reduce(
    (sum, { content, base }) =>
      sum + (content.kind === "text" ? content.text.length : 0) + (base?.length ?? 0),
    0,
  );
}
