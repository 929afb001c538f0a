import type { Value } from "./record.ts";

const TICKET_LINK = /\/(?:issues|pull|pulls|merge_requests|browse|tickets?)\/[\w-]+/u;
const REFERENCE = /(?<![\w/&])(?:[\w.-]{1,60}\/[\w.-]{1,60})?#\d{1,7}\b/gu;
const KEY = /\b[A-Z][A-Z0-9]{1,9}-\d{1,7}\b/gu;
const ADDRESS = /https?:\/\/[^\s)>\]]{1,300}/gu;
const MOST = 20;

/** The issues and pull requests in a column or label that holds them. */
export function ticketsNamed(values: readonly Value[]): readonly string[] {
  const found = values.flatMap(({ text, links }) => {
    const hrefs = links.map(({ href }) => href);
    if (hrefs.length > 0) return hrefs;
    const named = [...matches(text, ADDRESS), ...matches(text, REFERENCE), ...matches(text, KEY)];
    return named;
  });
  return unique(found);
}

/** The issues and pull requests that running text mentions: `#12`, or a link to one. */
export function ticketsMentioned(values: readonly Value[]): readonly string[] {
  const found = values.flatMap(({ text, links }) => [
    ...links.map(({ href }) => href).filter((href) => TICKET_LINK.test(href)),
    ...matches(text, ADDRESS).filter((address) => TICKET_LINK.test(address)),
    ...matches(text.replace(ADDRESS, " "), REFERENCE),
  ]);
  return unique(found);
}

function matches(text: string, pattern: RegExp): readonly string[] {
  if (pattern !== KEY && !/#|http/u.test(text)) return [];
  return (text.slice(0, 5000).match(pattern) ?? []).slice(0, MOST);
}

function unique(found: readonly string[]): readonly string[] {
  return [...new Set(found)].slice(0, MOST);
}
