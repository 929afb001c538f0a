import { stringify } from "csv-stringify/sync";
import { jsonLine } from "../../report/escape.ts";
import type { Form } from "../reading/read-file.ts";
import type { Row, Table } from "../tables/table.ts";

/** A table as text, in parts: some rows each. */
export async function* writeTable(
  { columns }: Pick<Table, "columns">,
  pages: AsyncIterable<readonly Row[]>,
  form: Form,
): AsyncGenerator<{ readonly text: string; readonly rows: number }> {
  const { begin, part, end } = formOf(
    form,
    columns.map(({ name }) => name),
  );
  yield { text: begin, rows: 0 };
  let isFirst = true;
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield { text: part(rows, isFirst), rows: rows.length };
    isFirst = false;
  }
  yield { text: end, rows: 0 };
}

/** How a table begins, goes on and ends. */
interface Written {
  readonly begin: string;
  readonly part: (rows: readonly Row[], isFirst: boolean) => string;
  readonly end: string;
}

function formOf(form: Form, columns: readonly string[]): Written {
  const line = (row: Row) => jsonLine(Object.fromEntries(columns.map((name) => [name, row[name]])));
  switch (form) {
    case "csv":
      return { begin: csvOf([columns]), part: (rows) => csvOf(cellsOf(rows, columns)), end: "" };
    case "json":
      return {
        begin: "[",
        part: (rows, isFirst) => `${isFirst ? "" : ","}\n${rows.map(line).join(",\n")}`,
        end: "\n]\n",
      };
    case "jsonl":
      return { begin: "", part: (rows) => rows.map((row) => `${line(row)}\n`).join(""), end: "" };
    default:
      return form satisfies never;
  }
}

function cellsOf(rows: readonly Row[], columns: readonly string[]) {
  return rows.map((row) => columns.map((name) => row[name] ?? ""));
}

/**
 * A cell that a spreadsheet would take for a formula gets an apostrophe before it.
 * @see https://www.rfc-editor.org/rfc/rfc4180 and https://owasp.org/www-community/attacks/CSV_Injection
 */
function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  const options = { escape_formulas: true, record_delimiter: "windows" } as const;
  return stringify([...rows], { ...options, quote_record_delimiter: true });
}
