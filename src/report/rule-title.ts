import { RULES } from "../rules/index.ts";

/** A rule's title as a heading, from its id where the rule is not known. */
export function ruleTitle(id: string): string {
  const title = TITLES.get(id) ?? id.replaceAll("-", " ");
  return title.charAt(0).toUpperCase() + title.slice(1);
}

const TITLES: ReadonlyMap<string, string> = new Map(RULES.map(({ id, title }) => [id, title]));
