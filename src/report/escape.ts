/**
 * Hostile text made harmless. Everything that comes from a pull request (documents, names, titles,
 * paths, reasons) goes through one of these functions before it stands in anything we write.
 */

const ZERO_WIDTH_SPACE = "\u200b";

/** What cannot be seen: controls, bidirectional overrides, fillers, tags, halves of characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]+/gu;
const WHITE_SPACE = /[\s\u0085\u180e]+/gu;
/** Marks piled on one letter until they cover the lines above it. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/**
 * The text as one line of at most `max` characters, with nothing in it that cannot be seen. A cut
 * text ends in an ellipsis; where nothing can be seen, the line says so.
 */
export function visible(text: string, max = 300): string {
  const bounded = text.slice(0, max * 4 + 64);
  const line = bounded
    .replace(WHITE_SPACE, " ")
    .replace(INVISIBLE, "")
    .replace(PILED_MARKS, "$1")
    .trim();
  if (line === "") return "(blank)";
  const characters = Array.from(line);
  if (characters.length <= max && bounded.length === text.length) return line;
  return `${characters
    .slice(0, max - 1)
    .join("")
    .trimEnd()}…`;
}

/**
 * For a terminal: no escape sequence survives, and nothing that a CI runner takes as a command,
 * also where the text is broken into lines.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function terminal(text: string, max = 300): string {
  return visible(text, max)
    .replace(/##(?=\[)/g, "# #")
    .replace(/(?<=^| )::/g, ": :");
}

/**
 * For plain text on GitHub (titles, annotations): it pings nobody and turns into no link.
 *
 * GitHub looks for mentions and references in the text that Markdown gives, so neither a backslash
 * nor an entity stops them. A zero-width space inside does, and unlike a code span it leaves a
 * sentence a sentence.
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
 * @see https://github.com/renovatebot/renovate/blob/main/lib/util/markdown.ts
 */
export function plain(text: string, max = 300): string {
  return unlinked(visible(text, max));
}

const REFERENCES: readonly (readonly [RegExp, string])[] = [
  [/(?<=\S)@/g, `${ZERO_WIDTH_SPACE}@`],
  [/@(?=\S)/g, `@${ZERO_WIDTH_SPACE}`],
  [/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`],
  [/\b(GH|GHSA)-(?=\w)/gi, `$1-${ZERO_WIDTH_SPACE}`],
  [/\/(?=\/)/g, `/${ZERO_WIDTH_SPACE}`],
  [/(www)(?=\.)/gi, `$1${ZERO_WIDTH_SPACE}`],
  // A shortcode; the colon that ends it may be one that we write after the text.
  [/:(?=[\w+-]{1,100}(?::|$))/g, `:${ZERO_WIDTH_SPACE}`],
  [/\](?=\()/g, `]${ZERO_WIDTH_SPACE}`],
];

/** GitHub links a commit by as few as 7 digits of its id. */
const COMMIT_ID = /(?<![0-9a-z])[0-9a-f]{7,64}(?![0-9a-z])/gi;

function unlinked(text: string): string {
  const noReferences = REFERENCES.reduce((all, [from, to]) => all.replace(from, to), text);
  return noReferences.replace(COMMIT_ID, (id) => id.replace(/.{6}(?=.)/g, `$&${ZERO_WIDTH_SPACE}`));
}

/**
 * For GitHub Markdown and the HTML inside it: a paragraph, list item, heading, table cell or
 * `<summary>` shows it as written. It pings nobody, links nowhere and formats nothing.
 *
 * Characters with a meaning become entities and not backslash escapes, since an entity never is
 * structure, cannot split a table cell, and holds inside HTML too.
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
export function markdown(text: string, max = 300): string {
  return plain(text, max)
    .replace(/[&<>`*_[\]|~\\#]/g, entity)
    .replace(/^[-+=:]/, entity)
    .replace(/^(\d{1,9})([.)])/, (_, number: string, mark: string) => number + entity(mark))
    .replaceAll("$", DOLLAR);
}

/**
 * Two dollars in one run of text are a formula on GitHub, escaped or not.
 * @see https://docs.github.com/en/get-started/writing-on-github/working-with-advanced-formatting/writing-mathematical-expressions#writing-dollar-signs-in-line-with-and-within-mathematical-expressions
 */
const DOLLAR = "<span>$</span>";

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Code in GitHub Markdown, harmless like `markdown`. */
export function code(text: string, max = 300): string {
  return `<code>${markdown(text, max)}</code>`;
}

/** A Markdown link; the label is Markdown that is harmless already. An odd address gives the label alone. */
export function link(label: string, url: string): string {
  if (!/^https?:\/\/[^\s<>"'`|\\]+$/.test(url)) return label;
  return `[${label}](${url.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

/** A path of a repository as part of a URL. */
export function pathInUrl(path: string): string {
  return path
    .replace(/\p{Cs}/gu, "\ufffd")
    .split("/")
    .map(segmentInUrl)
    .join("/");
}

function segmentInUrl(segment: string): string {
  return encodeURIComponent(segment).replace(
    /[!'()*~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * The message of a workflow command, on one line.
 * @see https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
 */
export function workflowData(text: string, max = 2000): string {
  return plain(text, max).replaceAll("%", "%25");
}

/** A property of a workflow command. A path keeps all that can be seen, or it would name no file. */
export function workflowProperty(text: string): string {
  return text
    .slice(0, 4096)
    .replace(INVISIBLE, "")
    .replaceAll("%", "%25")
    .replaceAll(":", "%3A")
    .replaceAll(",", "%2C");
}

/**
 * A value as JSON that is safe to print: what cannot be seen, and what an old CI runner takes for a
 * command, stands escaped. Reading it gives the value unchanged.
 */
export function jsonForTerminal(value: unknown): string {
  return safeJson(JSON.stringify(value, null, 2));
}

/** The same on one line. */
export function jsonLine(value: unknown): string {
  return safeJson(JSON.stringify(value));
}

function safeJson(json: string): string {
  return json
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu, unicodeEscape)
    .replace(/##(?=\[)/g, "#\\u0023");
}

function unicodeEscape(character: string): string {
  if (character === "\n") return character;
  const units = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
