import { EXIT, type Subcommand, type Surroundings, UsageError } from "./subcommand.ts";

/**
 * The subcommands by their names, in the order of the help text. Each is loaded when it is called:
 * what one of them stands on would make all of them slow to start.
 */
const SUBCOMMANDS: ReadonlyMap<string, () => Promise<Subcommand>> = new Map([
  ["check", async () => (await import("./check.ts")).check],
  ["explain", async () => (await import("./explain.ts")).explain],
  ["convert", async () => (await import("./convert.ts")).convert],
  ["simulate", async () => (await import("./simulate.ts")).simulate],
  ["replay", async () => (await import("./replay.ts")).replay],
  ["serve", async () => (await import("./serve.ts")).serve],
  ["import", async () => (await import("./import.ts")).importCommand],
  ["export", async () => (await import("./export.ts")).exportCommand],
]);

/** Runs `threatgate ARGS`, and gives the exit status. */
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.on("error", endWithReader);
  return runCommand(args, {
    environment: process.env,
    folder: process.cwd(),
    now: new Date().toISOString(),
    isTerminal: process.stdout.isTTY === true,
    width: process.stdout.columns ?? 100,
    isWatched: process.stderr.isTTY === true,
    input: () => process.stdin,
    print: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  });
}

/** `threatgate check | head`: whoever reads has seen enough. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}

/** The same with its surroundings given. */
export async function runCommand(
  [name, ...rest]: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  if (name === undefined || name === "help" || name === "--help" || name === "-h") {
    surroundings.print(await overview());
    return name === undefined ? EXIT.unusable : EXIT.open;
  }
  const subcommand = await SUBCOMMANDS.get(name)?.();
  if (subcommand === undefined) {
    surroundings.complain(`threatgate: there is no command "${name}".\n\n${await overview()}`);
    return EXIT.unusable;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    surroundings.print(`threatgate ${name}: ${subcommand.summary}\n\n${subcommand.usage}\n`);
    return EXIT.open;
  }
  return runGuarded(subcommand, rest, surroundings);
}

async function runGuarded(
  subcommand: Subcommand,
  args: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  try {
    return await subcommand.run(args, surroundings);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const help = `threatgate ${subcommand.name} --help`;
    surroundings.complain(`threatgate ${subcommand.name}: ${error.message}\n(${help} says more)\n`);
    return EXIT.unusable;
  }
}

async function overview(): Promise<string> {
  const subcommands = await Promise.all([...SUBCOMMANDS.values()].map((load) => load()));
  const width = Math.max(...SUBCOMMANDS.keys().map((name) => name.length));
  const lines = subcommands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    "Threatgate reads the threat model in a design document and says what is missing.",
    "",
    "Usage: threatgate COMMAND [OPTION…]",
    "",
    ...lines,
    "",
    "threatgate COMMAND --help says more of one.",
    "",
  ].join("\n");
}
