import { EXIT, type Subcommand } from "./subcommand.ts";

/** `threatgate serve`: the app, until it is told to stop. */
export const serve: Subcommand = {
  name: "serve",
  summary: "run the GitHub App",
  usage: `Usage: threatgate serve

Settings come from the environment (README.md lists them). It stops on SIGTERM or SIGINT, after it
has finished what is in work.`,
  async run(_args, { environment, complain }) {
    // The app's packages take longer to load than a document takes to check: only here.
    const { startThreatgate } = await import("../main.ts");
    const app = await startThreatgate(environment);
    if (app.kind === "refused") {
      complain(`${app.why}\n`);
      return EXIT.blocked;
    }
    await new Promise<void>((stop) => {
      for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop());
    });
    await app.stop();
    return EXIT.open;
  },
};
