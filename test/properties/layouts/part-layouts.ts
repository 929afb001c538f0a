import { inline } from "../../../src/formats/markdown/write-text.ts";
import { STRIDE_TITLE } from "../../../src/model/stride.ts";
import type { Asset, Considered, ScopeItem } from "../../../src/model/threat-model.ts";
import type { Style } from "./style.ts";
import { asHtml, htmlTable, pipeTable } from "./tables.ts";

/** A way of writing assets down, with what it can say of one. */
export interface AssetLayout {
  readonly name: string;
  readonly carries: readonly ("id" | "kind" | "description")[];
  readonly hasNameOnLine: boolean;
  write(assets: readonly Asset[], style: Style): string;
}

const ASSET_HEADERS = {
  id: ["ID", "Asset ID", "#"],
  name: ["Asset", "Name", "Data asset", "Asset name"],
  kind: ["Kind", "Type", "Category", "Asset type"],
  description: ["Description", "Why it matters", "Details", "Purpose"],
} as const;

function assetRows(assets: readonly Asset[], style: Style) {
  const hasIds = assets.some(({ id }) => id !== null);
  const header = [
    ...(hasIds ? [style(ASSET_HEADERS.id)] : []),
    style(ASSET_HEADERS.name),
    style(ASSET_HEADERS.kind),
    style(ASSET_HEADERS.description),
  ];
  const rows = assets.map(({ id, name, kind, description }) => [
    ...(hasIds ? [inline(id ?? "")] : []),
    inline(name),
    kind ?? "",
    inline(description ?? ""),
  ]);
  return [header, ...rows];
}

function listed(
  assets: readonly Asset[],
  line: (name: string, description: string | null) => string,
): string {
  return assets
    .map(({ name, description }) =>
      line(inline(name), description === null ? null : inline(description)),
    )
    .join("\n");
}

const CARRIES_ALL = ["id", "kind", "description"] as const;

/** Every way of writing assets that the reader promises to read. */
export const ASSET_LAYOUTS: readonly AssetLayout[] = [
  {
    name: "a table",
    carries: CARRIES_ALL,
    hasNameOnLine: true,
    write: (assets, style) => pipeTable(assetRows(assets, style), style),
  },
  {
    name: "an HTML table",
    carries: CARRIES_ALL,
    hasNameOnLine: false,
    write: (assets, style) =>
      htmlTable(
        assetRows(assets, style).map((row) => row.map(asHtml)),
        style,
      ),
  },
  {
    name: "bullets with a bold name",
    carries: ["description"],
    hasNameOnLine: true,
    write: (assets, style) => {
      const [colon, marker] = [style([": ", " — ", " - "]), style(["-", "*", "1."])];
      return listed(
        assets,
        (name, said) => `${marker} **${name}**${said === null ? "" : `${colon}${said}`}`,
      );
    },
  },
  {
    name: "bullets with a name before a dash",
    carries: ["description"],
    hasNameOnLine: true,
    write: (assets, style) => {
      const dash = style([" - ", " – ", ": "]);
      return listed(assets, (name, said) => `- ${name}${said === null ? "" : `${dash}${said}`}`);
    },
  },
  {
    name: "bullets with nested bullets as fields",
    carries: ["kind", "description"],
    hasNameOnLine: true,
    write: (assets, style) => {
      const [kindOf, saying] = [
        style(["Kind", "**Type**", "Asset type"]),
        style(["Description", "**Why it matters**"]),
      ];
      return assets
        .map(({ name, kind, description }) => {
          const said = description === null ? [] : [`  - ${saying}: ${inline(description)}`];
          return [`- **${inline(name)}**`, `  - ${kindOf}: ${kind ?? ""}`, ...said].join("\n");
        })
        .join("\n");
    },
  },
  {
    name: "a definition list",
    carries: ["description"],
    hasNameOnLine: true,
    write: (assets) => listed(assets, (name, said) => `${name}\n: ${said ?? "Worth protecting"}\n`),
  },
  {
    name: "one heading an asset",
    carries: ["description"],
    hasNameOnLine: true,
    write: (assets) =>
      listed(assets, (name, said) => `#### ${name}\n\n${said ?? "Worth protecting"}\n`),
  },
  {
    name: "one line",
    carries: [],
    hasNameOnLine: true,
    write: (assets) => `**Assets:** ${assets.map(({ name }) => inline(name)).join("; ")}`,
  },
];

/** A way of writing down what is in and out of scope. */
export interface ScopeLayout {
  readonly name: string;
  write(inside: readonly ScopeItem[], outside: readonly ScopeItem[], style: Style): string;
}

const items = (all: readonly ScopeItem[], style: Style) => {
  const marker = style(["-", "*", "1."]);
  return all.map(({ text }) => `${marker} ${inline(text)}`).join("\n");
};
const joined = (all: readonly ScopeItem[]) => all.map(({ text }) => inline(text)).join("; ");

/** Every way of writing scope that the reader promises to read. */
export const SCOPE_LAYOUTS: readonly ScopeLayout[] = [
  {
    name: "a heading a side",
    write: (inside, outside, style) =>
      `#### ${style(["In scope", "In Scope:", "✅ In scope"])}\n\n${items(inside, style)}\n\n#### ${style(["Out of scope", "Out of Scope:", "Not in scope"])}\n\n${items(outside, style)}`,
  },
  {
    name: "a lead-in a side",
    write: (inside, outside, style) =>
      `${style(["**In scope:**", "**In scope**", "In scope:"])}\n\n${items(inside, style)}\n\n${style(["**Out of scope:**", "Out of scope:", "__Out of scope__:"])}\n\n${items(outside, style)}`,
  },
  {
    name: "a line a side",
    write: (inside, outside, style) =>
      `${style(["**In scope:**", "In scope:"])} ${joined(inside)}${style(["\n\n", "\n", "  \n"])}${style(["**Out of scope:**", "Out of scope:"])} ${joined(outside)}`,
  },
  {
    name: "a column a side",
    write: (inside, outside, style) => {
      const length = Math.max(inside.length, outside.length);
      const rows = Array.from({ length }, (_, at) => [
        inline(inside[at]?.text ?? ""),
        inline(outside[at]?.text ?? ""),
      ]);
      return pipeTable([["In scope", "Out of scope"], ...rows], style);
    },
  },
  {
    name: "a column that says yes or no",
    write: (inside, outside, style) =>
      pipeTable(
        [
          ["Item", style(["In scope", "In scope?"])],
          ...inside.map(({ text }) => [inline(text), style(["Yes", "yes", "✅", "Y"])]),
          ...outside.map(({ text }) => [inline(text), style(["No", "no", "❌", "N"])]),
        ],
        style,
      ),
  },
];

/** A way of writing down what was considered. */
export interface ConsideredLayout {
  readonly name: string;
  write(notes: readonly Considered[], style: Style): string;
}

function answer({ outcome, reason }: Considered, style: Style): string {
  const words =
    outcome === "none-found"
      ? ["None found", "None identified", "No threats found"]
      : ["N/A", "Not applicable", "n/a"];
  return `${style(words)}${style([": ", " – ", " - ", ", because "])}${inline(reason ?? "")}`;
}

/** Every way of writing what was considered that the reader promises to read. */
export const CONSIDERED_LAYOUTS: readonly ConsideredLayout[] = [
  {
    name: "bullets",
    write: (notes, style) =>
      notes.map((note) => `- **${STRIDE_TITLE[note.stride]}**: ${answer(note, style)}`).join("\n"),
  },
  {
    name: "a table",
    write: (notes, style) =>
      pipeTable(
        [
          ["Category", "Threat"],
          ...notes.map((note) => [STRIDE_TITLE[note.stride], answer(note, style)]),
        ],
        style,
      ),
  },
  {
    name: "a heading a category",
    write: (notes, style) =>
      notes
        .map((note) => `#### ${STRIDE_TITLE[note.stride]}\n\n${answer(note, style)}`)
        .join("\n\n"),
  },
];
