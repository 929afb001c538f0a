import { syntheticDocument } from "./document.ts";

/** A kind of document that can be made as long as one likes. */
export interface GrowingShape {
  readonly name: string;
  /** A document of about so many characters. */
  ofSize(size: number): string;
}

const HEAD = "# Refunds\n\n## Threat model\n\n";

/** First what people write, then what somebody would who wants to keep a reader busy. */
export const GROWING_SHAPES: readonly GrowingShape[] = [
  { name: "designs one after the other", ofSize: designs },
  lines("threats in a table", (n) => `| T${n} | Clerk ${n} edits refund ${n} | high | Log ${n} |`, {
    before: `${HEAD}### Threats\n\n| ID | Threat | Severity | Mitigation |\n| --- | --- | --- | --- |\n`,
  }),
  lines("assets in a list", (n) => `- **Store ${n}**: holds the refunds of shop ${n}`, {
    before: `${HEAD}### Assets\n\n`,
  }),
  lines(
    "threats by heading",
    (n) => `### Threat ${n}: refund ${n} is forged\n\nShop ${n} is paid.\n`,
    {
      before: HEAD,
    },
  ),
  lines(
    "a long diagram",
    (n) => `  n${n}[Service ${n}] -->|call ${n}| n${n + 1}[Service ${n + 1}]`,
    {
      before: "# Refunds\n\n```mermaid\nflowchart LR\n",
      after: `\n\`\`\`\n\n## Threat model\n\n- Service 1 calls service 2\n`,
    },
  ),
  lines("names nearly alike", (n) => `| T${n} | Forged | Servicce ${n} |`, {
    before: `${HEAD}### Assets\n\n${manyAssets()}\n### Threats\n\n| ID | Threat | Assets |\n| --- | --- | --- |\n`,
  }),
  repeated("open brackets", `${HEAD}- `, "["),
  repeated("backticks and brackets", `${HEAD}- `, "`["),
  repeated("pipes", HEAD, "|"),
  repeated("emphasis that never ends", `${HEAD}- `, "*a _b "),
  repeated("quotes in quotes", HEAD, "> "),
  repeated("open tags", HEAD, "<div "),
  repeated("open comments", HEAD, "<!-- "),
  repeated("blanks", `${HEAD}- a`, " ", "b"),
  repeated("one long word", `${HEAD}- **`, "a"),
  lines("deeper and deeper lists", (n) => `${"  ".repeat(n % 60)}- threat ${n}`, { before: HEAD }),
  lines("headings only", (n) => `## Threat model ${n}`, { before: "" }),
  lines("links without a target", (n) => `- [a${n}][b${n}`, { before: HEAD }),
];

function repeated(name: string, before: string, piece: string, after = ""): GrowingShape {
  const ofSize = (size: number) => {
    const times = Math.ceil((size - before.length) / piece.length);
    return `${before}${piece.repeat(times)}${after}\n`;
  };
  return { name, ofSize };
}

function lines(
  name: string,
  line: (index: number) => string,
  { before, after = "\n" }: { readonly before: string; readonly after?: string },
): GrowingShape {
  const ofSize = (size: number) => {
    const all: string[] = [];
    for (let length = before.length; length < size; length += (all.at(-1)?.length ?? 0) + 1) {
      all.push(line(all.length));
    }
    return `${before}${all.join("\n")}${after}`;
  };
  return { name, ofSize };
}

function designs(size: number): string {
  let text = "";
  for (let index = 0; text.length < size; index += 1) text += `${syntheticDocument(index)}\n`;
  return text.slice(0, size);
}

function manyAssets(): string {
  return Array.from({ length: 200 }, (_, n) => `- **Service ${n}**: pays shop ${n}\n`).join("");
}
