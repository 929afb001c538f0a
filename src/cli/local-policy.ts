import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { POLICY_FILE, type Policy, type PolicyInForce } from "../model/policy.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { parsePolicy } from "../policy/parse.ts";
import { UsageError } from "./subcommand.ts";

/**
 * Without a config, a team that runs the check itself is taken to work alone, so that gaps count;
 * on GitHub, where nobody has said so, Security would look at everything.
 */
const LOCAL_DEFAULTS: Policy = { ...DEFAULT_POLICY, defaultPhase: "review" };

/** The policy of a config file, of the usual one if it is there, or the local defaults. */
export async function localPolicy(folder: string, named: string | null): Promise<PolicyInForce> {
  const path = named ?? POLICY_FILE.path;
  const text = await readIfThere(resolve(folder, path));
  if (text === null) {
    if (named !== null) throw new UsageError(`there is no config file ${named}`);
    return { policy: LOCAL_DEFAULTS, source: { kind: "default" }, mistakes: [] };
  }
  const parsed = parsePolicy(text);
  if (parsed.policy === null) {
    const mistakes = parsed.mistakes.map((it) => `  ${path}:${it.line}:${it.column} ${it.message}`);
    throw new UsageError(`the config cannot be used:\n${mistakes.join("\n")}`);
  }
  return { policy: parsed.policy, source: { kind: "file", url: path, commit: null }, mistakes: [] };
}

async function readIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return null;
    throw new UsageError(`the config file ${path} cannot be read`, { cause: error });
  }
}
