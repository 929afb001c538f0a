import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Login } from "../commands/arguments/login.ts";
import { policyOfFile } from "../gather/policy-in-force.ts";
import { grouped } from "../report/count.ts";
import { terminal } from "../report/escape.ts";
import { importFile, type Outcome } from "../transfer/import-file.ts";
import { FORMS, type Form, formOfName } from "../transfer/reading/read-file.ts";
import { sessionPlaces } from "../transfer/session-places.ts";
import { UnusableFile } from "../transfer/unusable-file.ts";
import { weighImported } from "../transfer/weigh-teams.ts";
import { databaseOf, openDatabase, organizationOf } from "./database.ts";
import { formOf, optionsOf } from "./options.ts";
import { progressLine } from "./progress.ts";
import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

/** `threatgate import`: findings and training from a file into the app's database. */
export const importCommand: Subcommand = {
  name: "import",
  summary: "take findings and training from a CSV or JSON file",
  usage: `Usage: threatgate import FILE [OPTION…]

Reads findings that others than the team found, or who finished which training, from CSV, JSON or JSON lines.
Its columns say which; docs/import-export.md lists them. A row that cannot be used is told with its
line; the others are imported, each once however often that is repeated. FILE may be - for the
standard input. DATABASE_URL says where the app's database is; the app may be running.

  --owner NAME     whose they are, where the database knows several organisations
  --format FORMAT  csv, json or jsonl, where the file's name does not say
  --by LOGIN       who imports, for the history
  --dry-run        say what would be imported, and keep nothing

Exit status: 0 all rows were good, 1 some were not, 2 the file or the command cannot be used.`,
  async run(args, surroundings) {
    const options = readOptions(args);
    const store = await openDatabase(databaseOf(surroundings.environment));
    try {
      return await imported(store, options, surroundings);
    } finally {
      await store.close();
    }
  },
};

interface Options {
  readonly file: string;
  readonly owner: string | null;
  readonly form: Form;
  readonly by: string;
  readonly isDryRun: boolean;
}

function readOptions(args: readonly string[]): Options {
  const text = { type: "string" } as const;
  const { values, positionals } = optionsOf(args, {
    ...{ owner: text, format: text, by: text },
    "dry-run": { type: "boolean" },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageError("it takes one file, or -");
  const known = formOf(values.format) ?? formOfName(file);
  if (known === null) {
    throw new UsageError(`say with --format what ${terminal(file)} is: ${FORMS.join(", ")}`);
  }
  return {
    file,
    form: known,
    owner: values.owner ?? null,
    by: values.by === undefined ? "import" : loginOf(values.by),
    isDryRun: values["dry-run"] === true,
  };
}

function loginOf(written: string): string {
  const login = Login.safeParse(written);
  if (login.success) return login.data;
  throw new UsageError("--by takes a name on GitHub, such as ada");
}

async function imported(
  store: Awaited<ReturnType<typeof openDatabase>>,
  { file, form, owner: named, by, isDryRun }: Options,
  surroundings: Surroundings,
): Promise<number> {
  const organization = await organizationOf(store, named);
  const { owner, installationId } = organization;
  const { teams, training } = policyOfFile(organization);
  const { now } = surroundings;
  const shown = terminal(file);
  const progress = progressLine(shown, surroundings);
  const { source, size } = await opened(file, surroundings);
  try {
    const outcome = await importFile(
      { form, source, isDryRun },
      {
        teams: teams.map(({ name }) => name),
        modules: training.modules.map(({ name }) => name),
        now,
      },
      { store, placeOf: sessionPlaces(store.pulls, owner), owner, installationId, by, now },
      {
        bad: ({ line, wrong }) => progress.say(`${shown}:${line}: ${wrong}\n`),
        unknown: ({ name, nearest }) => progress.say(unknownColumn(shown, name, nearest)),
        progress: (rows, bytes) => progress.at(rows, size === null ? null : bytes / size),
      },
    );
    progress.end();
    if (!isDryRun) await weighImported({ store, owner, installationId, now }, outcome);
    surroundings.print(`${shown}: ${inWords(outcome, isDryRun)}\n`);
    return outcome.bad === 0 ? EXIT.open : EXIT.blocked;
  } catch (error) {
    progress.end();
    if (!(error instanceof UnusableFile)) throw error;
    throw new UsageError(`${shown} cannot be imported: ${error.message}`, { cause: error });
  }
}

async function opened(file: string, { folder, input }: Surroundings) {
  if (file === "-") return { source: input(), size: null };
  const path = resolve(folder, file);
  try {
    const { size, isFile } = await stat(path).then((it) => ({
      size: it.size,
      isFile: it.isFile(),
    }));
    if (!isFile) throw new UsageError(`${terminal(file)} is no file`);
    return { source: createReadStream(path, { highWaterMark: 262_144 }), size };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the file ${terminal(file)} cannot be read`, { cause: error });
  }
}

function unknownColumn(file: string, name: string, nearest: string | null): string {
  const hint = nearest === null ? "" : `; did you mean ${nearest}?`;
  return `${file}: the column "${terminal(name, 60)}" means nothing here and is left out${hint}\n`;
}

function inWords({ good, added, bad }: Outcome, isDryRun: boolean): string {
  const known = good - added;
  if (isDryRun) return `${grouped(good)} good, ${grouped(bad)} bad; nothing was kept`;
  return `${grouped(added)} imported, ${grouped(known)} known already, ${grouped(bad)} bad`;
}
