import { jsonLine } from "../report/escape.ts";
import { EXIT, type Subcommand, UsageError } from "./subcommand.ts";

/** So many entries are read at a time. */
const AT_ONCE = 500;

/** `threatgate audit`: what commands changed, as JSON lines. */
export const audit: Subcommand = {
  name: "audit",
  summary: "print what commands changed, as JSON lines",
  usage: `Usage: threatgate audit

One line for each change that a /threatmodel command made, oldest first: who, when, where, what,
before and after. DATABASE_URL says where the app's database is.`,
  async run(args, { environment, print }) {
    if (args.length > 0) throw new UsageError("it takes no arguments");
    const { openStore } = await import("../../db/open.ts");
    const store = await openStore(environment["DATABASE_URL"] ?? "file:./data/threatgate.db");
    try {
      for (let after = 0, more = true; more; ) {
        const entries = await store.audit.list(after, AT_ONCE);
        for (const entry of entries) print(`${jsonLine(entry)}\n`);
        more = entries.length === AT_ONCE;
        after = entries.at(-1)?.seq ?? after;
      }
    } finally {
      await store.close();
    }
    return EXIT.open;
  },
};
