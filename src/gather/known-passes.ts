import { passesOf } from "../known-bad.ts";
import type { Policy } from "../model/policy.ts";
import type { Instant } from "../model/time.ts";
import { knownBadDocuments } from "./known-bad-documents.ts";

/** A policy is held against them once, when it is loaded. */
const known = new WeakMap<Policy, readonly string[]>();

/** What passes under a policy of the known-bad documents, in sentences. */
export function knownPasses(policy: Policy, now: Instant): readonly string[] {
  const passes =
    known.get(policy) ?? passesOf(policy, knownBadDocuments(), now).map(({ message }) => message);
  known.set(policy, passes);
  return passes;
}
