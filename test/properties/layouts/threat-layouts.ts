import { inline } from "../../../src/formats/markdown/write-text.ts";
import { STRIDE, STRIDE_TITLE } from "../../../src/model/stride.ts";
import type { Threat } from "../../../src/model/threat-model.ts";
import type { Style } from "./style.ts";
import { asHtml, htmlTable, pipeTable, type Rows } from "./tables.ts";
import { fieldText, HEADERS, only, strideWord, type ThreatField } from "./threat-words.ts";

/** A way of writing threats down, with what it can say of one. */
export interface ThreatLayout {
  readonly name: string;
  readonly carries: readonly ThreatField[];
  /** What the layout says of a threat: no more than it carries. */
  fit?(threat: Threat): Threat;
  write(threats: readonly Threat[], style: Style): string;
  /** The line of an item holds its name. */
  readonly hasNameOnLine: boolean;
}

const ALL: readonly ThreatField[] = [
  "id",
  "title",
  "description",
  "stride",
  "assets",
  "severity",
  "status",
  "mitigations",
  "owner",
  "due",
  "reason",
  "tickets",
];
const DETAILS = ALL.filter(
  (field) => field !== "id" && field !== "title" && field !== "description",
);
/** A category led line is one category; a name before a dash is short. */
const isShort = ({ title }: Threat) => title.split(" ").length <= 9;
const shortDescription = (threat: Threat) => ({
  ...threat,
  description: isShort(threat) ? threat.description : null,
});
const oneCategory = (threat: Threat) => ({ ...threat, stride: threat.stride.slice(0, 1) });

function rowsOf(threats: readonly Threat[], fields: readonly ThreatField[], style: Style): Rows {
  const used = fields.filter((field) => field !== "id" || threats[0]?.id !== null);
  const headers = used.map((field) => [field, style<string>(HEADERS[field])] as const);
  return [
    headers.map(([, header]) => header),
    ...threats.map((threat) =>
      headers.map(([field, header]) => fieldText(threat, field, header, style)),
    ),
  ];
}

/** Fields that say something, with their labels. */
function labelled(
  threat: Threat,
  style: Style,
): readonly (readonly [label: string, text: string, field: ThreatField])[] {
  return DETAILS.flatMap((field) => {
    const label = style<string>(HEADERS[field].filter((one) => !/[*?#]/u.test(one)));
    const text = fieldText(threat, field, label, style);
    return text === "" ? [] : [[label, text, field] as const];
  });
}

function named({ id, title }: Threat, style: Style): string {
  return id === null ? inline(title) : `${id}${style([": ", " - ", " – "])}${inline(title)}`;
}

const table: ThreatLayout = {
  name: "a table with headers of its own",
  carries: ALL,
  hasNameOnLine: true,
  write: (threats, style) => pipeTable(rowsOf(threats, ALL, style), style),
};

const html: ThreatLayout = {
  name: "an HTML table",
  carries: ALL,
  hasNameOnLine: false,
  write: (threats, style) =>
    htmlTable(
      rowsOf(threats, ALL, style).map((row) => row.map(asHtml)),
      style,
    ),
};

const bullets: ThreatLayout = {
  name: "bullets with a bold name, and nested bullets as fields",
  carries: ALL,
  hasNameOnLine: true,
  write: (threats, style) => {
    const [marker, indent] = style([
      ["-", "  "],
      ["*", "    "],
      ["1.", "   "],
      ["+", "  "],
    ] as const);
    const bold = style([true, false]);
    return threats
      .map((threat) => {
        const said =
          threat.description === null
            ? ""
            : `${style([": ", " — ", " - "])}${inline(threat.description)}`;
        const fields = labelled(threat, style).map(([label, text]) =>
          bold ? `${indent}- **${label}:** ${text}` : `${indent}- ${label}: ${text}`,
        );
        return [`${marker} **${named(threat, style)}**${said}`, ...fields].join("\n");
      })
      .join(style(["\n", "\n\n"]));
  },
};

const dashes: ThreatLayout = {
  name: "bullets with a name before a dash, and lines below as fields",
  carries: ALL,
  hasNameOnLine: true,
  fit: shortDescription,
  write: (threats, style) =>
    threats
      .map((threat) => {
        const said =
          threat.description === null
            ? ""
            : `${style([" - ", " – ", ": "])}${inline(threat.description)}`;
        const fields = labelled(threat, style).map(([label, text]) => `  - ${label}: ${text}`);
        const name =
          threat.id === null ? inline(threat.title) : `${threat.id}: ${inline(threat.title)}`;
        return [`- ${name}${said}`, ...fields].join("\n");
      })
      .join("\n"),
};

function headings(name: string, fieldsOf: (threat: Threat, style: Style) => string): ThreatLayout {
  return {
    name: `one heading an item, with ${name}`,
    carries: ALL,
    hasNameOnLine: true,
    write: (threats, style) =>
      threats
        .map((threat) => {
          const said = threat.description === null ? [] : [inline(threat.description)];
          return [`#### ${named(threat, style)}`, ...said, fieldsOf(threat, style)].join("\n\n");
        })
        .join("\n\n"),
  };
}

const headingsWithBullets = headings("bullets as fields", (threat, style) => {
  const isBold = style([true, false]);
  return labelled(threat, style)
    .map(([label, text]) => (isBold ? `- **${label}**: ${text}` : `- ${label}: ${text}`))
    .join("\n");
});

const headingsWithLabels = headings("bold labels", (threat, style) => {
  const end = style(["  \n", "\n\n", "\n", "\\\n"]);
  return labelled(threat, style)
    .map(([label, text]) => `**${label}:** ${text}`)
    .join(end);
});

const headingsWithTable = headings("a small table", (threat, style) =>
  pipeTable(
    [["Field", "Value"], ...labelled(threat, style).map(([label, text]) => [label, text])],
    style,
  ),
);

/** What stands under the heading, or in the cell, of one category. */
const OF_CATEGORY: readonly ThreatField[] = [
  "title",
  "stride",
  "description",
  "mitigations",
  "severity",
];

const categoryHeadings: ThreatLayout = {
  name: "one heading a STRIDE category",
  carries: OF_CATEGORY,
  hasNameOnLine: true,
  fit: oneCategory,
  write: (threats, style) =>
    STRIDE.flatMap((stride) => {
      const own = threats.filter((threat) => threat.stride[0] === stride);
      if (own.length === 0) return [];
      const items = own.map((threat) => {
        const said = threat.description === null ? "" : `: ${inline(threat.description)}`;
        const fields = (["mitigations", "severity"] as const).flatMap((field) => {
          const text = fieldText(threat, field, HEADERS[field][0], style);
          return text === "" ? [] : [`  - ${HEADERS[field][0]}: ${text}`];
        });
        return [`- **${inline(threat.title)}**${said}`, ...fields].join("\n");
      });
      return [`#### ${strideWord(stride, style).replace(/\*/gu, "")}`, items.join("\n")];
    }).join("\n\n"),
};

const oneOf = (threat: Threat) => ({ ...oneCategory(threat), assets: threat.assets.slice(0, 1) });

function subjectsOf(threats: readonly Threat[]): readonly (string | undefined)[] {
  return [...new Set(threats.map(({ assets }) => assets[0]))];
}

/** Threats of one cell, one a line; `-` where there is none. */
function cellOf(threats: readonly Threat[]): string {
  const names = threats.map(({ title }) => inline(title));
  if (names.length < 2) return names[0] ?? "-";
  return names.map((name) => `• ${name}`).join("<br>");
}

const matrix: ThreatLayout = {
  name: "a STRIDE table with a column a category",
  carries: ["title", "stride", "assets"],
  hasNameOnLine: true,
  fit: oneOf,
  write: (threats, style) => {
    const header = [
      "Asset",
      ...STRIDE.map((stride) => style([STRIDE_TITLE[stride], STRIDE_TITLE[stride]])),
    ];
    const rows = subjectsOf(threats).map((subject) => [
      inline(subject ?? ""),
      ...STRIDE.map((stride) =>
        cellOf(
          threats.filter((threat) => threat.assets[0] === subject && threat.stride[0] === stride),
        ),
      ),
    ]);
    return pipeTable([header, ...rows], style);
  },
};

const rowMatrix: ThreatLayout = {
  name: "a STRIDE table with a row a category",
  carries: ["title", "stride", "assets"],
  hasNameOnLine: true,
  fit: (threat) => ({ ...oneCategory(threat), assets: [threat.assets[0] ?? "System"] }),
  write: (threats, style) => {
    const subjects = subjectsOf(threats);
    const header = ["STRIDE", ...subjects.map((subject) => inline(subject ?? ""))];
    const rows = STRIDE.map((stride) => [
      STRIDE_TITLE[stride],
      ...subjects.map((subject) =>
        cellOf(
          threats.filter((threat) => threat.assets[0] === subject && threat.stride[0] === stride),
        ),
      ),
    ]);
    return pipeTable([header, ...rows], style);
  },
};

const categoryRows: ThreatLayout = {
  name: "a table whose category stands once for several rows",
  carries: OF_CATEGORY,
  hasNameOnLine: true,
  fit: oneCategory,
  write: (threats, style) => {
    const header = ["STRIDE", "Threat", "Description", "Mitigation", "Severity"];
    const rows = STRIDE.flatMap((stride) =>
      threats
        .filter((threat) => threat.stride[0] === stride)
        .map((threat, at) => [
          at === 0 ? strideWord(stride, style) : "",
          ...(["title", "description", "mitigations", "severity"] as const).map((field) =>
            fieldText(threat, field, field, style),
          ),
        ]),
    );
    return pipeTable([header, ...rows], (ways) => ways[0] ?? style(ways));
  },
};

const definitions: ThreatLayout = {
  name: "a definition list",
  carries: ALL,
  hasNameOnLine: true,
  write: (threats, style) =>
    threats
      .map((threat) => {
        const said = threat.description === null ? [] : [`: ${inline(threat.description)}`];
        const fields = labelled(threat, style).map(([label, text]) => `: ${label}: ${text}`);
        return [named(threat, style), ...said, ...fields].join("\n");
      })
      .join("\n\n"),
};

const tasks: ThreatLayout = {
  name: "a task list",
  carries: ["title", "description", "status", "stride", "mitigations"],
  hasNameOnLine: true,
  fit: (threat) => ({ ...threat, status: threat.status === "mitigated" ? "mitigated" : "open" }),
  write: (threats, style) =>
    threats
      .map((threat) => {
        const said = threat.description === null ? "" : `: ${inline(threat.description)}`;
        const stride = fieldText(threat, "stride", "STRIDE", style);
        const done = threat.status === "mitigated" ? style(["x", "X"]) : " ";
        const mitigations = fieldText(threat, "mitigations", "Mitigation", style);
        return [
          `- [${done}] **${inline(threat.title)}**${said}`,
          `  - STRIDE: ${stride}`,
          ...(mitigations === "" ? [] : [`  - Mitigation: ${mitigations}`]),
        ].join("\n");
      })
      .join("\n"),
};

const sentences: ThreatLayout = {
  name: "labelled lines, one paragraph a threat",
  carries: ALL.filter((field) => field !== "id" && field !== "description"),
  hasNameOnLine: true,
  write: (threats, style) =>
    threats
      .map((threat) =>
        [["Threat", inline(threat.title), "title"] as const, ...labelled(threat, style)]
          .map(([label, text, field]) => {
            // A line that is a category and nothing else stands for a heading.
            const own = field === "stride" ? text.replaceAll("<br>", ", ") : text;
            return `**${label}:** ${own}`;
          })
          .join("\n"),
      )
      .join("\n\n"),
};

/** Every way of writing threats that the reader promises to read. */
export const THREAT_LAYOUTS: readonly ThreatLayout[] = [
  table,
  html,
  bullets,
  dashes,
  headingsWithBullets,
  headingsWithLabels,
  headingsWithTable,
  categoryHeadings,
  matrix,
  rowMatrix,
  categoryRows,
  definitions,
  tasks,
  sentences,
];

/** What a layout says of some threats. */
export function saidOf(layout: ThreatLayout, threats: readonly Threat[]): readonly Threat[] {
  return threats.map((threat) => {
    const fitted = layout.fit?.(threat) ?? threat;
    return only(fitted, layout.carries);
  });
}
