import type { Ownership } from "../model/facts.ts";
import type { PolicyInForce } from "../model/policy.ts";
import { type FileVersion, versionUrl } from "../model/provenance.ts";
import { sourceOf } from "../policy/explain.ts";
import { code, link } from "./escape.ts";

/** Which version of which config file decided, and on which line the phase stands; empty: none. */
export function configSource(policy: PolicyInForce, { team }: Ownership): string {
  const { source, repository } = policy;
  if (source.kind === "default") return ownConfig(repository);
  const phase = sourceOf(policy, team === null ? "defaults.phase" : `teams.${team}.phase`);
  const file = `${link("the organisation's config", versionUrl(source, null))}${atCommit(source)}`;
  const sentence =
    phase.kind === "organization"
      ? `The phase stands on ${link(`line ${phase.line}`, versionUrl(phase, phase.line))} of ${file}.`
      : `The phase is the default: nothing in ${file} sets it.`;
  return `${sentence}${repository === undefined ? "" : " "}${ownConfig(repository)}`;
}

function ownConfig(repository: PolicyInForce["repository"]): string {
  if (repository === undefined || repository.isBroken) return "";
  return `This repository's ${link("own config", versionUrl(repository, null))}${atCommit(repository)} counts too.`;
}

/** As short as GitHub shows commits. */
function atCommit({ commit }: FileVersion): string {
  return commit === null ? "" : ` at ${code(commit.slice(0, 7))}`;
}
