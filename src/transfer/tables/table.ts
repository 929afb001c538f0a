import type { Day, Instant } from "../../model/time.ts";
import { dayOf } from "../../model/time.ts";
import type { Store } from "../../store.ts";

/** Whose history is taken out, and as it stood at the end of which day; null: as it stands. */
export interface Exporting {
  readonly store: Store;
  readonly owner: string;
  readonly installationId: number;
  readonly asOf: Day | null;
}

/** A row by its columns; null: there is nothing to say. */
export type Row = Readonly<{ [column: string]: string | number | null }>;

/** Something that can be taken out, and how it is read: some rows at a time. */
export interface Table {
  readonly name: string;
  readonly holds: string;
  /** In the order in which they are written. */
  readonly columns: readonly { readonly name: string; readonly holds: string }[];
  rows(exporting: Exporting): AsyncGenerator<readonly Row[]>;
}

/** Whether something had happened by the end of the day that is asked for. */
export function isBy(at: Instant | Day, { asOf }: Pick<Exporting, "asOf">): boolean {
  return asOf === null || dayOf(at) <= asOf;
}

/** All pages of a list, each of which begins behind the one before. */
export async function* pagesOf<T>(
  next: (last: T | null) => Promise<readonly T[]>,
): AsyncGenerator<readonly T[]> {
  let last: T | null = null;
  for (;;) {
    const page: readonly T[] = await next(last);
    last = page.at(-1) ?? null;
    if (last === null) return;
    yield page;
  }
}

/** So many rows are read at a time. */
export const PAGE = 500;
