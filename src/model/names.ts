import { distance } from "fastest-levenshtein";

/** Longer names are compared by their beginning, in characters. */
const LONGEST = 300;
/** More candidates than this are not looked through for a suggestion. */
const MOST_CANDIDATES = 1000;

const PARENTHESISED = /\([^()]*\)|\[[^[\]]*\]/g;
const ARTICLE = /^(?:the|an?|our|my|your) /;

/** ASCII without apostrophes and tags, as most names are: there is nothing to normalise or take out. */
const PLAIN = /^[^<'`\u0080-\uffff]*$/;

/** A name as words in lower case, without markup, punctuation and a leading "the". */
export function wordsOf(text: string): string {
  const name = text.slice(0, LONGEST);
  const isPlain = PLAIN.test(name);
  const plain = isPlain ? name.toLowerCase() : plainLetters(name);
  const words = plain.replace(isPlain ? NO_ASCII_WORD : NO_WORD, " ").trim();
  return words.replace(ARTICLE, "") || plain.trim();
}

const NO_WORD = /[^\p{L}\p{M}\p{N}+#]+/gu;
const NO_ASCII_WORD = /[^a-z0-9+#]+/g;

function plainLetters(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/<[^<>]*>/g, " ")
    .replace(/['’`]/g, "")
    .toLowerCase();
}

/** The words of a text in a form that singular and plural share; none for an empty text. */
export function keyWords(text: string): readonly string[] {
  return wordsOf(text)
    .split(" ")
    .filter((word) => word !== "")
    .map(singular);
}

/**
 * The key words of running text, of any length. A sign that stands alone is a word too, since a
 * name does not go on behind it.
 */
export function runningWords(text: string): readonly string[] {
  const plain = PLAIN.test(text) ? text.toLowerCase() : plainLetters(text);
  const words: string[] = [];
  for (const piece of plain.split(/\s+/)) {
    if (ASCII_WORD.test(piece)) words.push(singular(piece));
    else if (piece !== "") words.push(...wordsIn(piece));
  }
  return words;
}

const ASCII_WORD = /^[a-z0-9+#]+$/;

function wordsIn(piece: string): readonly string[] {
  return piece.match(/[\p{L}\p{M}\p{N}+#]+/gu)?.map(singular) ?? [piece];
}

/**
 * What two ways of writing one name have in common: `The **Billing DBs** (Postgres)` and
 * `billing-db` have the same key. Empty only for an empty name.
 */
export function nameKey(text: string): string {
  const known = KEYS.get(text);
  if (known !== undefined) return known;
  const key = keyWords(withoutParentheses(text)).join("");
  if (text.length > LONGEST_KEPT) return key;
  if (KEYS.size >= MOST_KEPT) KEYS.clear();
  KEYS.set(text, key);
  return key;
}

/** Names come again in every threat and every rule. So many are kept; then they are forgotten all at once. */
const KEYS = new Map<string, string>();
const MOST_KEPT = 2000;
const LONGEST_KEPT = 60;

/** Whether two names are one as people write: case, plural, markup, "the", a parenthesised part. */
export function sameName(a: string, b: string): boolean {
  const key = nameKey(a);
  return key !== "" && key === nameKey(b);
}

/** A name without its parenthesised parts; a name that is nothing else stays as it is. */
function withoutParentheses(text: string): string {
  const rest = text.slice(0, LONGEST).replace(PARENTHESISED, " ").trim();
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text.slice(0, LONGEST);
}

/**
 * The other names that a name as written may stand for, each a whole name itself:
 * `Personal data (PII)` may be `PII`, `A1: Card numbers` may be `A1` or `Card numbers`,
 * `Billing API / refunds` may be `Billing API`.
 */
export function otherForms(text: string): readonly string[] {
  const name = text.slice(0, LONGEST);
  const inside = (name.match(PARENTHESISED) ?? []).map((part) => part.slice(1, -1));
  const parts = withoutParentheses(name).split(
    /\/|:|;|,|→|⇒|↔|<->|->|=>| [-–—|] | to | via | and /i,
  );
  const forms = [...inside, ...(parts.length > 1 ? parts : [])];
  return forms.map((form) => form.trim()).filter((form) => /[\p{L}\p{N}]/u.test(form));
}

/** The candidate that a name was probably meant to be, for a "did you mean …?"; null: none is close. */
export function nearest(name: string, candidates: readonly string[]): string | null {
  return nearestAmong(candidates)(name);
}

/** As `nearest`, for many names and the same candidates. */
export function nearestAmong(candidates: readonly string[]): (name: string) => string | null {
  const prepared = candidates.slice(0, MOST_CANDIDATES).map(prepare);
  return (name) => {
    const own = prepare(name);
    let best: { readonly name: string; readonly away: number } | null = null;
    for (const candidate of prepared) {
      const away = Math.min(
        spellingAway(own.key, candidate.key),
        wordsAway(own.words, candidate.words),
      );
      if (away < (best?.away ?? 1)) best = { name: candidate.name, away };
    }
    return best?.name ?? null;
  };
}

function prepare(name: string) {
  return { name, key: nameKey(name), words: spelledOut(name) };
}

/** A name for ids that people type: `The Billing DB (Postgres)` gives `billing-db`. */
export function slug(text: string): string {
  const words = wordsOf(withoutParentheses(text))
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "");
  const joined = words.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  if (joined.length <= 48) return joined || "unnamed";
  const cut = joined.lastIndexOf("-", 48);
  return joined.slice(0, cut > 16 ? cut : 48);
}

/** 0 for the same spelling, below 1 for a typo's distance, 1 for another name. */
function spellingAway(a: string, b: string): number {
  const allowed = Math.max(1, Math.floor(Math.max(a.length, b.length) / 4));
  if (a.length < 3 || Math.abs(a.length - b.length) > allowed) return 1;
  const edits = distance(a, b);
  return edits > allowed ? 1 : edits / (allowed + 1);
}

/** Below 1 where at least half of all words are shared. */
function wordsAway(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  const all = a.size + b.size - shared;
  return all > 0 && shared * 2 >= all ? 1 - shared / (all + 1) : 1;
}

/** Short forms that people write, in the key words' spelling; only a suggestion takes them for the same. */
const SPELLED_OUT: ReadonlyMap<string, string> = new Map([
  ["db", "databas"],
  ["auth", "authentication"],
  ["config", "configuration"],
  ["repo", "repository"],
  ["svc", "servic"],
  ["srv", "server"],
  ["app", "application"],
  ["cred", "credential"],
]);

function spelledOut(name: string): ReadonlySet<string> {
  const words = keyWords(withoutParentheses(name));
  return new Set(words.map((word) => SPELLED_OUT.get(word) ?? word));
}

const SHORT_PLURALS: ReadonlySet<string> = new Set(["dbs", "ids", "vms"]);

/**
 * A form that an English word's singular and plural share; not always a word itself (`cookie` and
 * `cookies` give `cooky`). Short words are kept, since most are acronyms (`DNS`, `TLS`).
 */
function singular(word: string): string {
  if (word.length <= 3) return SHORT_PLURALS.has(word) ? word.slice(0, 2) : word;
  const keepsS =
    word === "https" || word.endsWith("ss") || (word.endsWith("us") && word.length > 4);
  const bare = word.endsWith("s") && !keepsS ? word.slice(0, -1) : word;
  if (bare.endsWith("ie")) return `${bare.slice(0, -2)}y`;
  return bare.length > 3 && bare.endsWith("e") ? bare.slice(0, -1) : bare;
}
