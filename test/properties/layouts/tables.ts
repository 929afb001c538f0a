import type { Style } from "./style.ts";

/** Rows of Markdown cells, the header first. */
export type Rows = readonly (readonly string[])[];

/** A pipe table, in one of the ways that people type it. */
export function pipeTable(rows: Rows, style: Style): string {
  const opensHeading = rows[0]?.[0]?.startsWith("#") === true;
  const hasPipes = style([true, true, false]) || opensHeading;
  const line = style(["---", ":---", ":--:", hasPipes ? "-" : "--", "-----------:"]);
  const pad = style(["", " "]);
  const [header = [], ...body] = rows.map((row) => row.map((cell) => cell.trim()));
  const all = [header, header.map(() => line), ...body];
  return all
    .map((row) => {
      if (hasPipes) return `|${row.map((cell) => `${pad}${cell}${pad}`).join("|")}|`;
      return row.map((cell, at) => (at === 0 && cell === "" ? "—" : cell)).join(" | ");
    })
    .join("\n");
}

/** An HTML table; cells are HTML. */
export function htmlTable(rows: Rows, style: Style): string {
  const [header = [], ...body] = rows;
  const isClosed = style([true, true, false]);
  const cells = (row: readonly string[], tag: string) =>
    row.map((cell) => `  <${tag}>${cell}${isClosed ? `</${tag}>` : ""}`).join(style(["\n", ""]));
  const row = (one: readonly string[], tag: string) =>
    `<tr>\n${cells(one, tag)}\n${isClosed ? "</tr>" : ""}`;
  const lines = [row(header, "th"), ...body.map((one) => row(one, "td"))];
  return `<table>\n${lines.join("\n")}\n</table>`;
}

/** Markdown that only escapes as the HTML that says the same. */
export function asHtml(markdown: string): string {
  const breaks = markdown.split("<br>").map((part) =>
    part
      .replace(/\*\*?([^*\\]+)\*\*?/gu, "$1")
      .replace(/\\(.)/gu, "$1")
      .replace(/&/gu, "&amp;")
      .replace(/</gu, "&lt;")
      .replace(/>/gu, "&gt;"),
  );
  return breaks.join("<br>");
}
