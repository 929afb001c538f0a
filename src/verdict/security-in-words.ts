import type { Facts } from "../model/facts.ts";

type Known = Partial<Pick<Facts, "assigned">>;

/** Logins of those whose turn to review it is, in the order in which they were chosen. */
export function namesOf({ assigned = [] }: Known): readonly string[] {
  const turns = assigned.filter(({ state, isAnswered }) => state !== "refused" && !isAnswered);
  return [...new Set(turns.map(({ login }) => login))];
}

/** Security, by the names of those whose turn it is, else by its team: `Security (@alice)`. */
export function securityInWords(team: string, known: Known): string {
  const people = namesOf(known).map((login) => `@${login}`);
  return `Security (${people.length === 0 ? team : people.join(", ")})`;
}
