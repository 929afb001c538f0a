import { slug } from "../../model/names.ts";
import type { Finding } from "../rule.ts";

/** Gives out the ids of one document's gaps. */
export interface GapIds {
  /** `stride-gap@billing-db:repudiation`; a second one of the same name ends in `~2`. */
  idFor(rule: string, finding: Finding): string;
}

/** Ids that are unique within one document and hold no line, so that they survive moved text. */
export function gapIds(): GapIds {
  const given = new Map<string, number>();
  return {
    idFor(rule, { subject, stride }) {
      const about = subject === null ? "" : `@${slug(subject)}`;
      const id = `${rule}${about}${stride === undefined ? "" : `:${stride}`}`;
      const times = (given.get(id) ?? 0) + 1;
      given.set(id, times);
      return times === 1 ? id : `${id}~${times}`;
    },
  };
}
