import { fetchPolicyFile } from "../github/policy-file.ts";
import type { PolicyFile } from "../model/config-file.ts";
import type { Policy, PolicyInForce } from "../model/policy.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { parsePolicy } from "../policy/parse.ts";
import type { World } from "../world.ts";
import { keptByText } from "./kept-by-text.ts";

/** A file seen within this time is not asked for again; a push to it is heard of at once. */
const FRESH_FOR_MS = 10 * 60_000;

/** The organisation's policy: of its file, of the file's last good version, or the defaults. */
export async function policyInForce(world: World, owner: string): Promise<PolicyInForce> {
  const file = await currentFile(world, owner);
  const { policy, source, mistakes } = policyOf(file);
  return { policy: withSecurity(policy, world.fallbackSecurityTeam), source, mistakes };
}

function policyOf({ text, lastGood, url }: PolicyFile): PolicyInForce {
  if (text === null) return { policy: DEFAULT_POLICY, source: { kind: "default" }, mistakes: [] };
  const parsed = parseOnce(text);
  const source = { kind: "file", url: url ?? "", commit: null } as const;
  if (parsed.policy !== null) return { policy: parsed.policy, source, mistakes: [] };
  const good = lastGood === null ? null : parseOnce(lastGood).policy;
  return { policy: good ?? DEFAULT_POLICY, source, mistakes: parsed.mistakes };
}

const parseOnce = keptByText((text) => parsePolicy(text));

async function currentFile(world: World, owner: string): Promise<PolicyFile> {
  const kept = await world.store.policyFiles.get(owner);
  const known = kept?.installationId === world.installationId ? kept : null;
  if (known !== null && Date.parse(world.now) - Date.parse(known.checkedAt) < FRESH_FOR_MS) {
    return known;
  }
  try {
    const file = await askGitHub(world, owner, known);
    await world.store.policyFiles.keep(file);
    return file;
  } catch (error) {
    // GitHub's trouble is not "no file": what was seen last stays in force until it answers.
    if (known === null) throw error;
    return known;
  }
}

async function askGitHub(
  { configGitHub, installationId, now }: World,
  owner: string,
  known: PolicyFile | null,
): Promise<PolicyFile> {
  const answer = await fetchPolicyFile(await configGitHub(), owner, known?.etag ?? null);
  const lastGood = known?.lastGood ?? null;
  const file = { owner, installationId, lastGood, checkedAt: now };
  switch (answer.kind) {
    case "unchanged":
      if (known === null) throw new Error(`GitHub calls the unseen config of ${owner} unchanged`);
      return { ...known, checkedAt: now };
    case "no-file":
      return { ...file, text: null, etag: null, url: null };
    case "file": {
      const { text, etag, url } = answer;
      const isGood = parseOnce(text).policy !== null;
      return { ...file, text, etag, url, lastGood: isGood ? text : lastGood };
    }
    default:
      return answer satisfies never;
  }
}

/** The policy with the security team of the settings, where the config names none. */
export function withSecurity(policy: Policy, fallback: string | null): Policy {
  return { ...policy, security: { team: policy.security.team ?? fallback } };
}

/** The policy that a remembered file stands for, or its last good version; null: nobody looked yet. */
export function policyOfFile(file: PolicyFile | null): Policy {
  return file === null ? DEFAULT_POLICY : policyOf(file).policy;
}
