import type { Facts } from "./model/facts.ts";

/** Security, by the names of those whose turn it is, else by its team: `Security (@alice)`. */
export function securityInWords(
  team: string,
  { assigned = [] }: Partial<Pick<Facts, "assigned">>,
): string {
  const turns = assigned.filter(({ state, isAnswered }) => state !== "refused" && !isAnswered);
  const people = [...new Set(turns.map(({ login }) => `@${login}`))];
  return `Security (${people.length === 0 ? team : people.join(", ")})`;
}
