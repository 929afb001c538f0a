import { nearest } from "../../model/names.ts";
import type { Policy, TeamPolicy } from "../../model/policy.ts";
import { code } from "../../report/escape.ts";

/** A team by its name in the config or its slug, in any case; else why there is none. */
export function teamOfConfig(name: string, { teams }: Policy): TeamPolicy | string {
  const sought = name.toLowerCase();
  const found = teams.find((each) =>
    [each.name, each.github].some((known) => known.toLowerCase() === sought),
  );
  if (found !== undefined) return found;
  const near = nearest(
    name,
    teams.map((each) => each.name),
  );
  const hint = near === null ? "" : ` Did you mean ${code(near, 100)}?`;
  return `The config knows no team ${code(name, 100)}.${hint}`;
}
