import type { Annotation, CheckButton } from "../model/check-run.ts";
import { plain } from "./escape.ts";

/**
 * What GitHub takes of a check run's summary, and again of its text. It counts characters; bytes of
 * UTF-8 are never fewer.
 * @see https://docs.github.com/rest/checks/runs#create-a-check-run
 */
export const TEXT_LIMIT = 65_535;

/** What one check run carries in all; the rest stays in its text. */
export const ANNOTATION_LIMIT = 200;

const TITLE_LIMIT = 255;
const BUTTON_LIMIT = { label: 20, id: 20, description: 40 };

/** A part of a text. Its blocks are the places where it may be cut: each is whole in itself. */
export interface Section {
  /** Stands before the blocks. */
  readonly head: string;
  readonly blocks: readonly string[];
  /** Stands after the blocks, and closes what the head opened. */
  readonly tail: string;
  /** How much of the text it may fill when space is short: a fraction, all together at most 1. */
  readonly share: number;
  /** Stands after the last block that fits, and says how many are left out and where to see them. */
  readonly left: (blocks: number) => string;
}

/** A section that is never cut inside: it is there or it is not. */
export function whole(text: string, share: number): Section {
  return { head: text, blocks: [], tail: "", share, left: () => "" };
}

/** Sections one after the other, cut between blocks so that all fits into a number of bytes. */
export function fitSections(sections: readonly Section[], limit = TEXT_LIMIT): string {
  const needs = sections.map(({ head, blocks, tail }) => bytes([head, ...blocks, tail].join("")));
  const grants = sections.map(({ share }, i) => Math.min(needs[i] ?? 0, Math.floor(share * limit)));
  let spare = limit - grants.reduce((sum, grant) => sum + grant, 0);
  const texts = sections.map((section, i) => {
    const grant = grants[i] ?? 0;
    const extra = Math.min((needs[i] ?? 0) - grant, spare);
    spare -= extra;
    return fitSection(section, grant + extra);
  });
  return texts.join("");
}

function fitSection({ head, blocks, tail, left }: Section, limit: number): string {
  const sizes = blocks.map(bytes);
  const frame = bytes(head + tail);
  if (frame + sizes.reduce((sum, size) => sum + size, 0) <= limit) {
    return head + blocks.join("") + tail;
  }
  const room = limit - frame - bytes(left(blocks.length));
  if (room < 0) return "";
  let used = 0;
  const end = sizes.findIndex((size) => {
    used += size;
    return used > room;
  });
  const kept = end === -1 ? blocks.length - 1 : end;
  return head + blocks.slice(0, kept).join("") + left(blocks.length - kept) + tail;
}

/** A title within GitHub's limit, as harmless plain text. */
export function fitTitle(title: string): string {
  const characters = Array.from(plain(title, TITLE_LIMIT));
  if (characters.length <= TITLE_LIMIT) return characters.join("");
  return `${characters.slice(0, TITLE_LIMIT - 1).join("")}…`;
}

/** The first annotations that GitHub takes, made from the things they are about. */
export function fitAnnotations<T>(
  things: readonly T[],
  make: (thing: T) => Annotation,
): readonly Annotation[] {
  return things.slice(0, ANNOTATION_LIMIT).map(make);
}

/** A button within GitHub's limits. */
export function fitButton({ label, id, description }: CheckButton): CheckButton {
  return {
    label: label.slice(0, BUTTON_LIMIT.label),
    id: id.slice(0, BUTTON_LIMIT.id),
    description: description.slice(0, BUTTON_LIMIT.description),
  };
}

const encoder = new TextEncoder();

function bytes(text: string): number {
  return encoder.encode(text).length;
}
