import { fetchPolicyFile } from "../github/policy-file.ts";
import type { Policy, PolicyInForce } from "../model/policy.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { parsePolicy } from "../policy/parse.ts";
import type { PolicyFile } from "../store.ts";
import type { World } from "../world.ts";

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
  const parsed = parsePolicy(text);
  const source = { kind: "file", url: url ?? "", commit: null } as const;
  if (parsed.policy !== null) return { policy: parsed.policy, source, mistakes: [] };
  const good = lastGood === null ? null : parsePolicy(lastGood).policy;
  return { policy: good ?? DEFAULT_POLICY, source, mistakes: parsed.mistakes };
}

async function currentFile(world: World, owner: string): Promise<PolicyFile> {
  const known = await world.store.policyFiles.get(owner);
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
  { configGitHub, now }: World,
  owner: string,
  known: PolicyFile | null,
): Promise<PolicyFile> {
  const answer = await fetchPolicyFile(await configGitHub(), owner, known?.etag ?? null);
  const lastGood = known?.lastGood ?? null;
  switch (answer.kind) {
    case "unchanged":
      if (known === null) throw new Error(`GitHub calls the unseen config of ${owner} unchanged`);
      return { ...known, checkedAt: now };
    case "no-file":
      return { owner, text: null, etag: null, url: null, lastGood, checkedAt: now };
    case "file": {
      const { text, etag, url } = answer;
      const isGood = parsePolicy(text).policy !== null;
      return { owner, text, etag, url, lastGood: isGood ? text : lastGood, checkedAt: now };
    }
    default:
      return answer satisfies never;
  }
}

function withSecurity(policy: Policy, fallback: string | null): Policy {
  return { ...policy, security: { team: policy.security.team ?? fallback } };
}
