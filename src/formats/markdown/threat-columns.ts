import { type Columns, columnOf, sample } from "./columns.ts";

/** A table's columns, told as those of a threat list: one of them names the threat. */
export function threatColumns(columns: Columns): Columns {
  if (columnOf(columns, "title", "threat", "scenario", "description") !== -1) return columns;
  const at = wordiest(columns);
  if (at === -1) return columns;
  return {
    ...columns,
    fields: columns.fields.map((field, index) => (index === at ? "threat" : field)),
  };
}

/** The unknown column whose cells hold the most words. */
function wordiest({ headers, fields, rows }: Columns): number {
  let best = -1;
  let most = 0;
  headers.forEach((_, at) => {
    if (fields[at] !== null) return;
    const words = sample(rows, at).reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
    if (words > most) {
      best = at;
      most = words;
    }
  });
  return best;
}
