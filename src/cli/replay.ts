import { policyOfFile, withSecurity } from "../gather/policy-in-force.ts";
import { LAST_SESSIONS, replaySessions } from "../gather/replay-sessions.ts";
import { rememberedOverlay } from "../gather/repository-policy.ts";
import { POLICY_FILE, type Policy } from "../model/policy.ts";
import type { PullRequest } from "../model/pull-request.ts";
import type { Session } from "../model/session.ts";
import { comparePolicies } from "../policy/compare-policies.ts";
import { replayText } from "../report/replay-text.ts";
import type { Store } from "../store.ts";
import { databaseOf, openDatabase } from "./database.ts";
import { localPolicy } from "./local-policy.ts";
import { optionsOf } from "./options.ts";
import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

/** `threatgate replay`: what a config would have done to the last sessions. */
export const replay: Subcommand = {
  name: "replay",
  summary: "say what a config would have done to the last sessions",
  usage: `Usage: threatgate replay [OPTION…]

Judges the sessions in the app's database again: under the config in force, and under another. Says
what the other changes, and which gates would have opened or closed. Changes nothing.

  --config FILE   the other config; else ${POLICY_FILE.path} here
  --last N        how many sessions, newest first; ${LAST_SESSIONS} unless said
  --owner NAME    whose sessions, where the database has those of several organisations
  --database URL  the app's database; else DATABASE_URL, else file:./data/threatgate.db

Exit status: 0 it was replayed, 2 the command or its input cannot be used.`,
  async run(args, surroundings) {
    const options = readOptions(args, surroundings);
    const { policy } = await localPolicy(surroundings.folder, options.config);
    const store = await openDatabase(options.database);
    try {
      surroundings.print(await replayed(store, policy, options, surroundings));
      return EXIT.open;
    } finally {
      await store.close();
    }
  },
};

interface Options {
  readonly config: string;
  readonly last: number;
  /** Null: the only one that the database knows. */
  readonly owner: string | null;
  readonly database: string;
}

function readOptions(args: readonly string[], { environment }: Surroundings): Options {
  const text = { type: "string" } as const;
  const { values, positionals } = optionsOf(args, {
    config: text,
    last: text,
    owner: text,
    database: text,
  });
  if (positionals.length > 0) throw new UsageError("it takes options alone");
  const last = values.last ?? String(LAST_SESSIONS);
  if (!/^[1-9]\d{0,3}$/.test(last)) throw new UsageError("--last takes a number from 1 to 9999");
  return {
    config: values.config ?? POLICY_FILE.path,
    last: Number(last),
    owner: values.owner ?? null,
    database: values.database ?? databaseOf(environment),
  };
}

async function replayed(
  store: Store,
  after: Policy,
  { owner: named, last }: Options,
  { environment, now }: Surroundings,
): Promise<string> {
  const owner = await ownerOf(store, named);
  const file = await store.policyFiles.get(owner);
  const fallback = environment["SECURITY_TEAM"] || null;
  const before = withSecurity(policyOfFile(file), fallback);
  const then = withSecurity(after, fallback);
  const sessions = await store.sessions.latest(file?.installationId ?? null, last);
  const outcome = await replaySessions(sessions.filter(isOf(owner)), before, then, {
    documents: store.documents,
    authorTeams: (pull, teams) => rememberedTeams(store, pull, teams),
    overlay: rememberedOverlay(store),
    now,
  });
  return replayText(comparePolicies(before, then), outcome);
}

/** The organisation that is named, or the only one. */
async function ownerOf(store: Store, named: string | null): Promise<string> {
  if (named !== null) return named;
  const sessions = await store.sessions.latest(null, 1000);
  const owners = [...new Set(sessions.map(({ known }) => known.pull.repository.owner))];
  const [only, ...others] = owners;
  if (only === undefined) throw new UsageError("the database has no sessions yet");
  if (others.length > 0) {
    throw new UsageError(`name one with --owner: the database has ${owners.join(", ")}`);
  }
  return only;
}

function isOf(owner: string): (session: Session) => boolean {
  return ({ known }) => known.pull.repository.owner.toLowerCase() === owner.toLowerCase();
}

/** As far as GitHub told the app who is in which team. */
async function rememberedTeams(
  { memberships }: Store,
  { author, repository }: PullRequest,
  teams: readonly string[],
): Promise<readonly string[]> {
  const own: string[] = [];
  for (const team of new Set(teams)) {
    const roster = await memberships.roster(repository.owner, team);
    if (roster?.logins?.includes(author.toLowerCase()) === true) own.push(team);
  }
  return own;
}
