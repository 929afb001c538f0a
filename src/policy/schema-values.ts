import { z } from "zod";
import { described, expected, quoted } from "./found-words.ts";
import { MAX_GLOB_LENGTH } from "./glob.ts";
import { type GlobUse, globMistake } from "./glob-mistake.ts";

/** Longer lists are refused. */
const MAX_ITEMS = 200;
const MAX_HEADING_LENGTH = 200;
const MAX_DAYS = 3650;

/** Neither `.` nor `..`, which would lead to another page of GitHub's API. */
const SLUG = /^(?!\.{1,2}$)[^\sA-Z@/]{1,100}$/;

const DAYS = /^([1-9]\d{0,3}) ?(d|days?|w|weeks?)$/;

const aDuration = expecting(`days or weeks such as 7d or 2w, up to ${MAX_DAYS} days, or none`);

/** A GitHub team's slug. */
export const Slug = z
  .string()
  .regex(SLUG, { error: ({ input }) => slugMistake(String(input)) ?? "" })
  .meta({ examples: ["payments"] });

/** A remediation limit as written: `7d`, `2w`, a number of days, or `none`. */
export const Duration = z.union(
  [
    z.literal("none"),
    z.int(aDuration).min(1, aDuration).max(MAX_DAYS, aDuration),
    z
      .string()
      .regex(DAYS, aDuration)
      .refine(isShortEnough, aDuration)
      .meta({ examples: ["7d", "2w"] }),
  ],
  aDuration,
);

/** One person or several, as GitHub names them. */
export const Logins = oneOrMany(
  z
    .string()
    .regex(/^[A-Za-z\d][A-Za-z\d_-]{0,99}$/, expecting("the name of a GitHub user, such as alice")),
);

/** One heading or several; each has a letter or a digit, or it would match anything. */
export const Headings = oneOrMany(
  z
    .string()
    .max(MAX_HEADING_LENGTH, expecting(`a heading of at most ${MAX_HEADING_LENGTH} characters`))
    .regex(/[\p{L}\p{N}]/u, expecting("the words of a heading")),
);

/** One pattern or several. */
export function Globs(use: GlobUse) {
  return oneOrMany(
    z
      .string()
      .min(1, expecting("a pattern"))
      .max(MAX_GLOB_LENGTH, expecting(`a pattern of at most ${MAX_GLOB_LENGTH} characters`))
      .refine((glob) => globMistake(glob, use) === null, {
        error: ({ input }) => `found ${described(input)}: ${globMistake(String(input), use)}`,
      }),
  );
}

/** The days that a remediation limit stands for; null: no limit. */
export function daysOf(written: string | number): number | null {
  if (typeof written === "number") return written;
  const [, number, unit] = DAYS.exec(written) ?? [];
  if (number === undefined || unit === undefined) return null;
  return unit.startsWith("w") ? Number(number) * 7 : Number(number);
}

function isShortEnough(written: string): boolean {
  return (daysOf(written) ?? 0) <= MAX_DAYS;
}

/** What is wrong with a team's slug, and how to write it; null: nothing. */
export function slugMistake(written: string): string | null {
  if (SLUG.test(written)) return null;
  const slug = slugOf(written);
  const instead = SLUG.test(slug) ? ` Did you mean "${slug}"?` : "";
  return `expected the slug of a GitHub team, as in its address, found ${quoted(written)}.${instead}`;
}

/** What GitHub most likely made of a team's name. */
export function slugOf(name: string): string {
  const last = name.slice(name.lastIndexOf("/") + 1);
  return last.trim().replace(/^@/, "").toLowerCase().replaceAll(/[\s@]/g, "-");
}

/** What the schema says of a value that is not as expected. */
export function expecting(what: string) {
  return { error: ({ input }: { readonly input?: unknown }) => expected(what, input) };
}

/** One value or a list of them. */
export function oneOrMany<T extends z.ZodString | z.ZodEnum>(item: T) {
  const list = z.array(item).max(MAX_ITEMS, `expected at most ${MAX_ITEMS} of them`);
  return z.union([item, list], expecting("a text or a list of texts"));
}
