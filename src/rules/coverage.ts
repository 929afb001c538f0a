import type { Cell, Coverage, CoverageMode, CoverageRow } from "../model/coverage.ts";
import { type NameIndex, nameIndex } from "../model/name-index.ts";
import { nameKey } from "../model/names.ts";
import type { Considered, Threat, ThreatModel } from "../model/threat-model.ts";
import { categoriesFor } from "./coverage/applies.ts";
import { isEverything } from "./coverage/everything.ts";
import { sortedThreats } from "./coverage/letters-in-ids.ts";
import { type RowSubject, rowSubjects } from "./coverage/row-subjects.ts";
import {
  answersOfNote,
  answersOfThreat,
  cellOf,
  count,
  newTally,
  perCategory,
  type Tally,
} from "./coverage/tally.ts";

/** A threat that names more things than this is not about each pair of them. */
const MOST_ENDS = 20;

/** A row while it is counted. */
interface OpenRow {
  readonly subject: RowSubject;
  readonly tally: Tally;
}

/** Where the answers of a document go. */
interface Sheet {
  readonly rows: readonly OpenRow[];
  readonly index: NameIndex<OpenRow>;
  /** The rows of data flows, by the keys of their ends. */
  readonly flows: ReadonlyMap<string, OpenRow>;
  /** What is said of no row in particular. */
  readonly document: Tally;
  /** What is said of all rows at once: "all assets", or a note on the document as a whole. */
  readonly everything: Tally;
  readonly total: Tally;
}

/**
 * Holds a threat model against the six categories, in time linear in its size. The first row has
 * no subject and is there only if something is said of no row in particular; in mode `element` the
 * others are what is drawn and the data flows across boundaries, else the assets.
 */
export function coverageOf(model: ThreatModel, mode: CoverageMode): Coverage {
  const rows = rowSubjects(model, mode).map((subject) => ({ subject, tally: newTally() }));
  const sheet: Sheet = {
    rows,
    index: nameIndex(rows, ({ subject }) => subject.names),
    flows: new Map(rows.flatMap((row) => flowKey(row.subject.ends ?? []).map((key) => [key, row]))),
    document: newTally(),
    everything: newTally(),
    total: newTally(),
  };
  for (const threat of sortedThreats(model)) countThreat(sheet, threat);
  for (const note of model.considered) countNote(sheet, note);
  return {
    mode,
    rows: [...documentRow(sheet, model), ...rows.map((row) => closed(row, sheet.everything))],
    total: perCategory((stride) => cellOf([sheet.total], stride)),
  };
}

function countThreat(sheet: Sheet, threat: Threat): void {
  const answers = answersOfThreat(threat);
  for (const tally of talliesOf(sheet, threat)) count(tally, answers);
}

function talliesOf(sheet: Sheet, threat: Threat): readonly Tally[] {
  if (threat.assets.some(isEverything)) return [sheet.total, sheet.everything];
  const named = rowsNamed(sheet, threat.assets, threat.title);
  return [sheet.total, ...talliesOfRows(sheet, [...named])];
}

function countNote(sheet: Sheet, note: Considered): void {
  const answers = answersOfNote(note);
  for (const tally of talliesOfNote(sheet, note)) count(tally, answers);
}

function talliesOfNote(sheet: Sheet, { asset }: Considered): readonly Tally[] {
  if (asset === null) return [sheet.total, sheet.document, sheet.everything];
  if (isEverything(asset)) return [sheet.total, sheet.everything];
  return [sheet.total, ...talliesOfRows(sheet, sheet.index.find(asset))];
}

function talliesOfRows(sheet: Sheet, rows: readonly OpenRow[]): readonly Tally[] {
  return rows.length === 0 ? [sheet.document] : rows.map(({ tally }) => tally);
}

/** A threat that has no list of assets may still name one in its title. */
function rowsNamed(sheet: Sheet, names: readonly string[], title: string): ReadonlySet<OpenRow> {
  if (names.length === 0) return sheet.index.mentionedIn(title);
  const found = new Set(names.flatMap((name) => sheet.index.find(name)));
  if (sheet.flows.size === 0) return found;
  const some = names.slice(0, MOST_ENDS);
  for (const from of some) {
    for (const key of some.flatMap((to) => flowKey([from, to]))) {
      const flow = sheet.flows.get(key);
      if (flow !== undefined) found.add(flow);
    }
  }
  return found;
}

function flowKey(ends: readonly string[]): readonly string[] {
  return ends.length === 2 ? [ends.map(nameKey).join("\n")] : [];
}

function closed({ subject, tally }: OpenRow, everything: Tally): CoverageRow {
  const { name, kind, line, endLine } = subject;
  const applies = categoriesFor(kind, name);
  const isNamed = tally.isNamed || everything.isNamed;
  const cells = perCategory((stride): Cell => {
    const cell = cellOf([tally, everything], stride);
    const isAsked = applies.includes(stride) && !(kind === null && isNamed);
    return cell.state === "silent" && !isAsked ? { state: "not-asked" } : cell;
  });
  return { subject: name, kind, line, endLine, cells };
}

function documentRow({ document, rows }: Sheet, model: ThreatModel): readonly CoverageRow[] {
  if (!document.isNamed && rows.length > 0) return [];
  const { line, endLine } = model.section ?? { line: 1, endLine: 1 };
  const cells = perCategory((stride) => cellOf([document], stride));
  return [{ subject: null, kind: null, line, endLine, cells }];
}
