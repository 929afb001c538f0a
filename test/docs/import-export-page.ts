import { type Column, FINDING_COLUMNS, TRAINING_COLUMNS } from "../../src/transfer/columns.ts";
import { TABLES } from "../../src/transfer/tables/index.ts";

export const PAGE = "docs/import-export.md";

/** The page with the columns as import and export have them now. */
export function withColumns(page: string): string {
  const made = {
    "columns of findings": imported(FINDING_COLUMNS),
    "columns of training": imported(TRAINING_COLUMNS),
    exported: exported(),
  };
  return Object.entries(made).reduce((text, [name, part]) => filled(text, name, part), page);
}

function filled(page: string, name: string, part: string): string {
  const begin = `<!-- ${name}: npm run docs -->`;
  const [before = "", rest = ""] = page.split(begin);
  const [, ...after] = rest.split("<!-- end -->");
  return `${before}${begin}\n${part}\n${["", ...after].join("<!-- end -->")}`;
}

function imported(columns: readonly Column[]): string {
  const rows = columns
    .filter((column) => column.import !== "told")
    .map(({ name, aliases = [], import: needed, holds, example }) => {
      const names = [name, ...aliases].map((each) => `\`${each}\``).join(" or ");
      return `| ${names} | ${needed === "required" ? "yes" : ""} | ${holds} | ${example} |`;
    });
  return ["| column | required | holds | such as |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

function exported(): string {
  return TABLES.flatMap(({ name, holds, columns }) => [
    `\n### \`${name}\`: ${holds}\n`,
    "| column | holds |",
    "| --- | --- |",
    ...columns.map((column) => `| \`${column.name}\` | ${column.holds} |`),
  ]).join("\n");
}
