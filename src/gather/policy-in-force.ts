import { lastCommit } from "../github/last-commit.ts";
import { fetchPolicyFile } from "../github/policy-file.ts";
import type { PolicyFile } from "../model/config-file.ts";
import { POLICY_FILE, type Policy, type PolicyInForce } from "../model/policy.ts";
import { DEFAULT_POLICY } from "../policy/defaults.ts";
import { parsePolicy } from "../policy/parse.ts";
import { provenanceOf } from "../policy/provenance.ts";
import type { Store } from "../store.ts";
import type { World } from "../world.ts";
import { isFresh } from "./freshness.ts";
import { keptByText } from "./kept-by-text.ts";
import { knownPasses } from "./known-passes.ts";

/** A file seen within this time is not asked for again; a push to it is heard of at once. */
const FRESH_FOR_MS = 10 * 60_000;

/** The organisation's policy: of its file, of the file's last good version, or the defaults. */
export async function policyInForce(world: World, owner: string): Promise<PolicyInForce> {
  const file = await currentFile(world, owner);
  const inForce = policyOf(file);
  const passes = knownPasses(inForce.policy, world.now);
  return {
    ...inForce,
    policy: withSecurity(inForce.policy, world.fallbackSecurityTeam),
    ...(passes.length === 0 ? {} : { passes }),
  };
}

function policyOf({ text, lastGood, url, lastGoodCommit }: PolicyFile): PolicyInForce {
  if (text === null) return { policy: DEFAULT_POLICY, source: { kind: "default" }, mistakes: [] };
  const newest = parseOnce(text);
  const version = { url: url ?? "", commit: lastGoodCommit };
  const source = { kind: "file", ...version } as const;
  const { mistakes } = newest;
  const good = newest.policy !== null || lastGood === null ? newest : parseOnce(lastGood);
  if (good.policy === null) return { policy: DEFAULT_POLICY, source, mistakes };
  const provenance = provenanceOf("organization", version, good.lines);
  return { policy: good.policy, source, mistakes, provenance };
}

/**
 * The same by what is remembered, without asking GitHub; null: nobody looked yet, or the file changed
 * since.
 */
export async function rememberedPolicy(
  { policyFiles }: Pick<Store, "policyFiles">,
  installationId: number,
  owner: string,
): Promise<Policy | null> {
  const file = await policyFiles.get(owner);
  const isKnown = file?.installationId === installationId && !isForgotten(file);
  return isKnown ? policyOf(file).policy : null;
}

function isForgotten({ checkedAt }: PolicyFile): boolean {
  return Date.parse(checkedAt) === 0;
}

const parseOnce = keptByText((text) => parsePolicy(text));

async function currentFile(world: World, owner: string): Promise<PolicyFile> {
  const kept = await world.store.policyFiles.get(owner);
  const known = kept?.installationId === world.installationId ? kept : null;
  if (known !== null && isFresh(world, known.checkedAt, FRESH_FOR_MS)) return known;
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
  const github = await configGitHub();
  const answer = await fetchPolicyFile(github, owner, known?.etag ?? null);
  const { lastGood = null, lastGoodCommit = null } = known ?? {};
  const file = { owner, installationId, lastGood, lastGoodCommit, checkedAt: now };
  switch (answer.kind) {
    case "unchanged":
      if (known === null) throw new Error(`GitHub calls the unseen config of ${owner} unchanged`);
      return { ...known, checkedAt: now };
    case "no-file":
      return { ...file, text: null, etag: null, url: null };
    case "file": {
      const { text, etag, url } = answer;
      const seen = { ...file, text, etag, url };
      if (parseOnce(text).policy === null) return seen;
      const place = { owner, repo: POLICY_FILE.repository, path: POLICY_FILE.path };
      return { ...seen, lastGood: text, lastGoodCommit: await lastCommit(github, place) };
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
