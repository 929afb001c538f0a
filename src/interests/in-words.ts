import type { InterestRule } from "../model/interest.ts";
import { STRIDE_TITLE } from "../model/stride.ts";

/** What a rule asks for, as a phrase: `a critical threat of spoofing to data, of team payments`. */
export function interestInWords(rule: InterestRule): string {
  const { paths, teams, attackSurface } = rule;
  const where = paths.length === 0 ? "" : ` in ${either(paths)}`;
  return [
    `${subjectOf(rule)}${where}`,
    ...(teams.length === 0 ? [] : [`of team ${either(teams)}`]),
    ...(attackSurface === null ? [] : [`with an attack surface of ${attackSurface} or more`]),
  ].join(", ");
}

function subjectOf({ severities, stride, assetKinds }: InterestRule): string {
  const kinds = either(assetKinds);
  if (severities.length === 0 && stride.length === 0) {
    return kinds === "" ? "a design document" : `an asset that is ${kinds}`;
  }
  const severe = severities.length === 0 ? "" : `${either(severities)} `;
  const of = either(stride.map((category) => STRIDE_TITLE[category].toLowerCase()));
  const article = /^[aeiou]/.test(severe) ? "an" : "a";
  const to = kinds === "" ? "" : ` to ${kinds}`;
  return `${article} ${severe}threat${of === "" ? "" : ` of ${of}`}${to}`;
}

/** `a, b or c`; empty: nothing. */
function either(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} or ${last}`;
}
