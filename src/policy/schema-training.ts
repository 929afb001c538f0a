import { z } from "zod";
import { STRIDE } from "../model/stride.ts";
import { isDay } from "../model/time.ts";
import { NEVER_DAYS, type TrainingPolicy } from "../model/training.ts";
import { DEFAULT_POLICY } from "./defaults.ts";
import { Duration, daysOf, expecting, Logins, oneOrMany } from "./schema-values.ts";

const defaults = DEFAULT_POLICY.training;

/** More modules than this nobody finishes. */
const MOST_MODULES = 20;

/** Larger lists come by `threatgate import`. */
const MOST_RECORDS = 200;

const MODULE_NAME = /^[a-z\d](?:[a-z\d-]{0,58}[a-z\d])?$/;

const ModuleName = z
  .string()
  .regex(MODULE_NAME, expecting("a name of small letters, digits and hyphens, such as live"))
  .meta({ examples: ["live"] });

const Module = z.strictObject({
  name: ModuleName.describe("The name that records call it by."),
  link: z
    .string()
    .refine(isAddress, expecting("an address that begins with https://"))
    .max(500, expecting("an address of at most 500 characters"))
    .optional()
    .describe("Where it is taught. Checks and answers lead there."),
  stride: oneOrMany(z.enum(STRIDE))
    .optional()
    .describe(
      "The STRIDE categories that it teaches to find. It is suggested to a team that keeps missing one of them.",
    ),
});

const Record = z.strictObject({
  module: ModuleName.describe("Which module it was, by its name."),
  on: z
    .string()
    .refine(isDay, expecting("a day such as 2026-11-20"))
    .describe("When it was.")
    .meta({ examples: ["2026-11-20"] }),
  people: Logins.describe("Who finished it, as GitHub names them."),
});

/** `training` of the config file. */
export const Training = z.strictObject({
  share: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .describe(
      "The least part of a team's people who finished every module, from 0 to 1, for the team to leave the phase training.",
    )
    .meta({ default: defaults.share }),
  refresh: Duration.optional()
    .describe("After this time a module is to be taken again; `none` for never.")
    .meta({ default: `${defaults.refreshDays}d` }),
  modules: z
    .array(Module)
    .min(1, "expected at least one module")
    .max(MOST_MODULES, `expected at most ${MOST_MODULES} modules`)
    .refine(areDifferent, "expected a name of its own for each module")
    .optional()
    .describe("What there is to learn, in its order. A list here replaces the default.")
    .meta({ default: defaults.modules.map(({ name }) => name) }),
  records: z
    .array(Record)
    .max(MOST_RECORDS, `expected at most ${MOST_RECORDS}: use threatgate import for more`)
    .optional()
    .describe("Training that is recorded here, beside what `/threatmodel trained` recorded."),
});

/** What a checked section asks for, with every default filled in. */
export function trainingOf(written: z.infer<typeof Training> = {}): TrainingPolicy {
  return {
    share: written.share ?? defaults.share,
    refreshDays: refreshOf(written.refresh),
    modules:
      written.modules?.map(({ name, link = null, stride = [] }) => ({
        name,
        link,
        stride: [stride].flat(),
      })) ?? defaults.modules,
    records:
      written.records?.map((record) => ({ ...record, people: [record.people].flat() })) ??
      defaults.records,
  };
}

function refreshOf(written: z.infer<typeof Training>["refresh"]): number {
  return written === undefined ? defaults.refreshDays : (daysOf(written) ?? NEVER_DAYS);
}

function isAddress(written: string): boolean {
  return /^https?:\/\/\S+$/.test(written) && URL.canParse(written);
}

function areDifferent(modules: readonly z.infer<typeof Module>[]): boolean {
  return new Set(modules.map(({ name }) => name)).size === modules.length;
}
