import MarkdownIt, { type Token } from "markdown-it";

const ZERO_WIDTH_SPACE = /\u200b/g;

/**
 * Markdown as GitHub reads it, as far as markdown-it can: tables, HTML, and links wherever a text
 * looks like one. Only a bare `name.tld` stays text, as it does on GitHub.
 */
const github = new MarkdownIt({ html: true, linkify: true });
github.linkify.set({ fuzzyLink: false, fuzzyEmail: true, fuzzyIP: true });

export function tokensOf(markdown: string): readonly Token[] {
  return github.parse(markdown, {});
}

/** All inline tokens of a text. */
export function inlineTokens(markdown: string): readonly Token[] {
  return tokensOf(markdown).flatMap(({ children }) => children ?? []);
}

/** What a reader sees of inline Markdown; a token that is no text shows as its type in braces. */
export function shown(markdown: string): string {
  return inlineTokens(markdown).map(shownToken).join("").replace(ZERO_WIDTH_SPACE, "");
}

function shownToken({ type, content }: Token): string {
  if (type === "text" || type === "text_special") return content;
  if (type === "html_inline" && OURS.has(content)) return "";
  return `{${type}}`;
}

/** The only HTML that an escaped text brings with it. */
const OURS: ReadonlySet<string> = new Set(["<span>", "</span>"]);

/** What GitHub itself turns into links, pings and pictures in the text that Markdown gives. */
export const GITHUB_REFERENCES: readonly RegExp[] = [
  /(?:^|[^\w])@[a-z0-9]/i,
  /(?:^|\W)#\d/,
  /\bGH-\d/i,
  /\bGHSA-\w/i,
  /(?<![0-9a-z])[0-9a-f]{7,40}(?![0-9a-z])/i,
  /:\/\//,
  /\bwww\./i,
  /[\w.+-]+@[\w-]+\.\w/,
  /:[\w+-]{1,100}:/,
];

/** The rendered text with its zero-width spaces, as GitHub's own filters meet it: a line a block. */
export function textOf(markdown: string): string {
  return tokensOf(markdown)
    .filter(({ children }) => children !== null)
    .map(({ children }) => (children ?? []).map(textOfToken).join(""))
    .join("\n");
}

function textOfToken({ type, content }: Token): string {
  return type === "text" || type === "text_special" ? content : "";
}
