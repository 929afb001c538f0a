import type { Columns } from "./columns.ts";
import type { Field } from "./words/field-words.ts";

/** Fields that mean something else in a table of assets. */
const AS_ASSET: Partial<Record<Field, Field>> = {
  category: "kind",
  stride: "other",
  severity: "other",
  risk: "other",
  impact: "other",
  priority: "other",
  threat: "other",
  scenario: "description",
};

/** A table's columns, told as those of an asset catalogue: one of them is the asset. */
export function assetColumns(columns: Columns): Columns {
  const fields = columns.fields.map((field) =>
    field === null ? null : (AS_ASSET[field] ?? field),
  );
  const first = fields.indexOf("asset");
  const name = first !== -1 ? first : fields.indexOf("title");
  const chosen = name !== -1 ? name : columns.headers.findIndex((_, at) => fields[at] === null);
  const fallback = chosen !== -1 ? chosen : fields.findIndex((field) => field !== "id");
  const at = fallback === -1 ? 0 : fallback;
  return { ...columns, fields: fields.map((field, index) => fieldAt(field, index, at)) };
}

function fieldAt(field: Field | null, index: number, name: number): Field | null {
  if (index === name) return "asset";
  return field === "asset" || field === "title" ? "description" : field;
}
