import type { Stride } from "./stride.ts";
import { addDays, type Day, type Instant } from "./time.ts";

/** Something to learn, as an organisation teaches it. */
export interface TrainingModule {
  /** By which records call it: `foundations`. */
  readonly name: string;
  /** Where it is taught; null: nowhere online. */
  readonly link: string | null;
  /** The STRIDE categories that it teaches to find. */
  readonly stride: readonly Stride[];
}

/** What an organisation asks of its people. */
export interface TrainingPolicy {
  /** The least part of a team's people who finished every module, up to 1. */
  readonly share: number;
  /** After so many days, a module is to be taken again; `NEVER_DAYS` for never. */
  readonly refreshDays: number;
  /** In the order in which they are taken; never empty. */
  readonly modules: readonly TrainingModule[];
  /** What the config file says itself, in its order. */
  readonly records: readonly Attendance[];
}

/** No limit is one that nobody lives to see. */
export const NEVER_DAYS = 36_500;

/** Who finished a module on a day. */
export interface Attendance {
  /** By its name, which may be that of no module any more. */
  readonly module: string;
  readonly on: Day;
  /** Logins. */
  readonly people: readonly string[];
}

/** That somebody finished a module. */
export interface Training {
  readonly login: string;
  /** By its name. */
  readonly module: string;
  readonly on: Day;
}

/** The same, as somebody of Security recorded it. */
export interface TrainingRecord extends Training {
  readonly by: string;
  readonly at: Instant;
}

/** The module that teaches the fewest categories beside this one, the first of several; null: none does. */
export function teachingModule(
  category: Stride,
  modules: readonly TrainingModule[],
): TrainingModule | null {
  const teaching = modules.filter(({ stride }) => stride.includes(category));
  return teaching.toSorted((a, b) => a.stride.length - b.stride.length)[0] ?? null;
}

/** How far a team is with its training. */
export interface TeamTraining {
  /** Null: no day is set. */
  readonly begins: Day | null;
  /** Logins; null: they could not be listed, or are too many. */
  readonly people: readonly string[] | null;
  /** Those of them who finished every module and need not take one again yet. */
  readonly finished: readonly string[];
  /** The least part of them for the team to leave the phase training, up to 1. */
  readonly share: number;
}

/**
 * The names of the modules that somebody finished and need not take again yet, in their order. What
 * the config says of days to come is still to come.
 */
export function freshModules(
  records: readonly Training[],
  login: string,
  today: Day,
  { modules, refreshDays }: Pick<TrainingPolicy, "modules" | "refreshDays">,
): readonly string[] {
  const since = addDays(today, -refreshDays);
  const own = records.filter((record) => record.login.toLowerCase() === login.toLowerCase());
  return modules
    .map(({ name }) => name)
    .filter((name) => own.some(({ module, on }) => module === name && on >= since && on <= today));
}
