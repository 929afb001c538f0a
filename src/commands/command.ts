import type { z } from "zod";
import type { CommandEffect } from "../model/command-effect.ts";
import type { Finding } from "../model/finding.ts";
import type { Judgement } from "../model/judgement.ts";
import type { Policy } from "../model/policy.ts";
import type { Reading } from "../model/reading.ts";
import type { Role } from "../model/role.ts";
import type { ToldThreat } from "./answering/difference.ts";

/** Who may give a command; `by-severity`: the config says who, for each severity. */
export type Who = Role | "by-severity";

/** Who gives a command. */
export interface Writer {
  readonly login: string;
  readonly roles: readonly Role[];
  /** Of the pull request, or of one of its commits: nobody signs off their own. */
  readonly isAuthor: boolean;
}

/** A threat model as it was read before. */
export interface Seen extends Reading {
  /** Null: nobody wrote down what it said. */
  readonly threats: readonly ToldThreat[] | null;
}

/** What a command may know. */
export interface Situation extends Judgement {
  readonly writer: Writer;
  /** The threat model as it stood when the comment was written; null: nobody had read it yet. */
  readonly seen: Seen | null;
  /** The gaps that help was given on by earlier comments, by id; one for each time. */
  readonly hints: readonly string[];
  /** Of the pull request, as far as anybody knows by now. */
  readonly findings: readonly Finding[];
  readonly commands: readonly Command[];
}

/** What a command comes to: what is told to its writer, and what is to be done. */
export interface Outcome {
  /** `refused` does nothing. */
  readonly result: "done" | "refused";
  /** GitHub Markdown, harmless; null: the reaction says it all. */
  readonly answer: string | null;
  /** In order. */
  readonly effects: readonly CommandEffect[];
}

/** Arguments as written: by the names in the usage, in lower case. */
export type Given = Readonly<Record<string, string>>;

/** What is understood of arguments: what the command does with them, or what is wrong. */
export type Understood =
  | {
      readonly kind: "order";
      run(situation: Situation): Outcome;
      /** Null: it is for pull requests only. */
      readonly runOnIssue: ((policy: Policy) => Outcome) | null;
    }
  | { readonly kind: "mistake"; readonly what: string };

/** One `/threatmodel` command: how it is written, who may, and what it comes to. */
export interface Command {
  readonly name: string;
  /**
   * What follows the name. Words in capitals are arguments in their order, of which the last takes
   * all that is left; `[NOTE]` may be missing; `[until:DATE]` is an option, which may stand anywhere.
   */
  readonly usage: string;
  readonly who: Who;
  /** What it does, as a phrase: `assesses the threat model again`. */
  readonly summary: string;
  /** Arguments of an example. */
  readonly example: string;
  understand(given: Given): Understood;
}

interface Declaration<S extends z.ZodType> extends Omit<Command, "understand"> {
  /** By the names in the usage, in lower case; what is missing there is refused before. */
  readonly arguments: S;
  /** Pure: the same situation gives the same outcome. */
  run(args: z.output<S>, situation: Situation): Outcome;
  /** The same on an issue, where there is no threat model. Absent: it is for pull requests only. */
  runOnIssue?(args: z.output<S>, policy: Policy): Outcome;
}

/** Makes a command of its declaration. */
export function command<S extends z.ZodType>(declaration: Declaration<S>): Command {
  const { arguments: schema, run, runOnIssue, ...told } = declaration;
  return {
    ...told,
    understand(given) {
      const parsed = schema.safeParse(given);
      if (!parsed.success) {
        return { kind: "mistake", what: parsed.error.issues[0]?.message ?? "it is incomplete" };
      }
      const { data } = parsed;
      return {
        kind: "order",
        run: (situation) => run(data, situation),
        runOnIssue: runOnIssue === undefined ? null : (policy) => runOnIssue(data, policy),
      };
    },
  };
}

/** Done, with something to say or not. */
export function done(answer: string | null, ...effects: readonly CommandEffect[]): Outcome {
  return { result: "done", answer, effects };
}

/** Nothing is done, and why. */
export function refused(answer: string): Outcome {
  return { result: "refused", answer, effects: [] };
}
