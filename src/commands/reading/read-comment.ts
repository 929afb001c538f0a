import { commentLines } from "../../formats/markdown/comment-lines.ts";
import { nearestWord } from "../../policy/nearest-word.ts";
import type { Command, Understood } from "../command.ts";
import { argumentsOf } from "./arguments.ts";
import { asSeen, holdsHidden } from "./look-alikes.ts";
import { type Word, wordsOf } from "./words.ts";

/** What a command line begins with. */
const PREFIX = "/threatmodel";

/** A command line of a comment. */
export interface Said {
  /** 1-based, in the comment. */
  readonly line: number;
  /** As written. */
  readonly text: string;
  readonly meaning: Order | Mistake;
}

export interface Order {
  readonly kind: "order";
  readonly command: Command;
  readonly run: Extract<Understood, { kind: "order" }>["run"];
  readonly runOnIssue: Extract<Understood, { kind: "order" }>["runOnIssue"];
}

/** A line that was meant as a command and cannot be carried out. All texts are plain. */
export interface Mistake {
  readonly kind: "mistake";
  /** What is wrong with it, as one sentence. */
  readonly what: string;
  /** The command that was meant, or most likely; null: none is near. */
  readonly nearest: Command | null;
}

/** More of one comment are not carried out. */
export const MOST_COMMANDS = 20;
/** A longer line is none that somebody typed, in characters. */
const LONGEST = 2000;

/**
 * The commands of a comment, in order, each line as an order or as a mistake. At most one more than
 * may be carried out, so that the rest is not passed over in silence.
 */
export function readComment(comment: string, commands: readonly Command[]): readonly Said[] {
  return commentLines(comment, PREFIX, MOST_COMMANDS + 1)
    .filter(({ text }) => !/^[\p{L}\p{N}_/.-]/u.test(text.slice(PREFIX.length)))
    .map(({ line, text, isQuoted }, at) => {
      const meaning =
        at >= MOST_COMMANDS
          ? mistake(
              `one comment may hold ${MOST_COMMANDS} commands; this and what follows is left out`,
            )
          : isQuoted
            ? mistake("it follows a quotation without an empty line, and so is a part of it")
            : meaningOf(text.slice(PREFIX.length), commands);
      return { line, text, meaning };
    });
}

function mistake(what: string, nearest: Command | null = null): Mistake {
  return { kind: "mistake", what, nearest };
}

function meaningOf(line: string, commands: readonly Command[]): Order | Mistake {
  if (line.length > LONGEST) return mistake(`a command has at most ${LONGEST} characters`);
  if (holdsHidden(line)) return mistake("it holds characters that nobody can see");
  const words = wordsOf(line);
  if ("kind" in words) return mistake(`a quote is opened and never closed: ${words.from}`);
  const [name, ...rest] = words;
  if (name === undefined) return mistake("it names no command", named("help", commands));
  const known = named(name.raw.toLowerCase(), commands);
  return known === null ? unknown(name.raw, commands) : orderOf(known, rest);
}

function named(name: string, commands: readonly Command[]): Command | null {
  return commands.find((command) => command.name === name) ?? null;
}

function unknown(written: string, commands: readonly Command[]): Mistake {
  const seen = asSeen(written);
  const same = named(seen, commands);
  if (same !== null) {
    return mistake(`"${seen}" is written with letters that only look like plain ones`, same);
  }
  const near = nearestWord(
    seen,
    commands.map(({ name }) => name),
  );
  const what = `there is no command "${written.slice(0, 60)}"`;
  return mistake(what, near === null ? null : named(near, commands));
}

function orderOf(command: Command, words: readonly Word[]): Order | Mistake {
  const read = argumentsOf(words, command.usage);
  if ("wrong" in read) return mistake(`in "${command.name}", ${read.wrong}`, command);
  const understood = command.understand(read.given);
  return understood.kind === "order"
    ? { ...understood, command }
    : mistake(`in "${command.name}", ${understood.what}`, command);
}
