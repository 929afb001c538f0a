/** The part of JSON Schema in which the config is described. */
export interface ConfigSchema {
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly anyOf?: readonly ConfigSchema[];
  /** Of a list whose items are keys and values. */
  readonly items?: ConfigSchema;
  readonly properties?: Readonly<Record<string, ConfigSchema>>;
  readonly additionalProperties?: ConfigSchema | boolean;
}

/** The reference page of the config file, in Markdown. */
export function configPage(schema: ConfigSchema): string {
  const sections = Object.entries(schema.properties ?? {}).map(([key, section]) =>
    sectionOf(key, section),
  );
  return `${[INTRODUCTION, ...sections, EXPLANATIONS].join("\n\n")}\n`;
}

const INTRODUCTION = `<!-- Made from the schema by test/docs/write-config-pages.ts; edit src/report/config-page.ts or src/policy/schema.ts. -->

# The config file

\`.github/threatmodel.yml\`, on the default branch of the organisation's \`.github\` repository, says which team is in
which phase and what the gate asks for. Every setting has a default; this is a whole config:

\`\`\`yaml
version: 1
\`\`\`

And this is one of an organisation that has begun:

\`\`\`yaml
version: 1
security:
  team: security
teams:
  payments:
    phase: observation
    repos: ["billing-*", ledger]
    paths: services/payments/**
  search:
    phase: review
    github: search-and-ranking
    repos: search
rules:
  diagram-missing: warning
remediation:
  critical: 3d
  low: 26w
\`\`\`

The file is YAML 1.2 without anchors, aliases, merge keys and tags, of at most 256 KiB. A key that is not on this page is a
mistake. While a file has mistakes, its last good version stays in force, and every check run says so.

A repository may have a \`.github/threatmodel.yml\` of its own, with \`documents\`, \`stride\`, \`rules\` and \`remediation\` only. Its values are
laid over these, as far as they ask for as much or more, and what is weaker is ignored, each value alone, and said in the
check run. Weaker is: a rule's level that is lower; a \`coverage\` that asks for less (\`asset\` and \`element\` replace
\`model\`, but not each other); a limit that is later, or \`none\`; \`paths\` that leave out one of these; \`ignore\` with one
that is not here; a smaller \`max_bytes\`. \`headings\` are added. With \`allow_repository_overrides: weaker\` all of it counts.
The file is read on the branch that a pull request goes to, never on the pull request's own.

Editors complete and check the file with [config.schema.json](config.schema.json). Those that use the YAML language server
find it by a comment in the first line:

\`\`\`yaml
# yaml-language-server: $schema=../docs/config.schema.json
version: 1
\`\`\`

Write there the path or the address at which you keep the schema.`;

const EXPLANATIONS = `## Patterns
| written | matches |
| --- | --- |
| \`*\` | any part of one name |
| \`**\` | any number of folders, also none; at the end, all that is in them |
| \`?\` | one character |
| \`{a,b}\` | \`a\` or \`b\` |

Upper and lower case are the same, and a leading dot is a character like any other. Paths begin at the top of the
repository, and repositories are named without their owner.

## Whose document
1. Of the teams whose \`paths\` match the document **or** whose \`repos\` match its repository. In a repository that several
   teams share, give each its \`paths\`, and leave the repository out of \`repos\`.
2. Else of the teams that the author is in, by their \`github\` teams. Front matter \`team: payments\` chooses one of them,
   and no other.
3. Else of nobody: \`defaults.phase\` holds.

When several teams match, the one in the strictest phase decides; so it does when a pull request changes documents of
several teams. The check run names the team, its phase and why.

## When a team moves on
[promotion.md](promotion.md) says what counts for it, and [training.md](training.md) who is trained, and who is due.

## The check of this file
A push or a pull request that changes the file gets the check run \`Threat model config\`:

- each mistake on its line and column, with the nearest right word; the check fails, and the last good version stays in
  force;
- what most likely does not do what was meant, without failing: a pattern that matches no repository, a team that GitHub
  does not have, a security team that has no members or no access, a pattern of which \`ignore\` leaves nothing, a phase that
  asks for nothing, records of a training module that the file does not name, and each rule that is so weak that a
  document with just its fault passes (Threatgate keeps a few such documents for this);
- of a pull request, what would change, and what that would have done to the last 50 sessions: which gates would have
  opened or closed, and of whom Security would have heard more or less. \`threatgate replay\` says the same beforehand.`;

function sectionOf(key: string, section: ConfigSchema): string {
  const properties = Object.entries((section.items ?? section).properties ?? {});
  const each = typeof section.additionalProperties === "object" ? section.additionalProperties : {};
  const rows = properties.length > 0 ? properties : Object.entries(each.properties ?? {});
  const areSections = rows.length > 0 && rows.every(([, { properties: inner }]) => inner);
  const tables = areSections
    ? [settingsTable(rows), defaultsTable(rows)]
    : keyTables(rows.flatMap(withInnerKeys));
  return [`## \`${key}\``, section.description ?? "", ...choice(section), ...tables].join("\n\n");
}

/** Of a key that is one of several words. */
function choice(section: ConfigSchema): readonly string[] {
  if (section.enum === undefined) return [];
  return [`It takes ${takes(section)}; the default is ${defaultOf(section.default)}.`];
}

type Rows = readonly (readonly [string, ConfigSchema])[];

/** A key that holds others gives way to them, `review.count`; what is in a list follows it, `modules[].name`. */
function withInnerKeys([key, value]: Rows[number]): Rows {
  const inner = Object.entries(value.properties ?? {});
  const listed = Object.entries(value.items?.properties ?? {});
  if (inner.length === 0) {
    return [[key, value], ...listed.map(([name, item]) => [`${key}[].${name}`, item] as const)];
  }
  return inner.map(([name, setting]) => [`${key}.${name}`, setting]);
}

/** What all keys take alike is said once, above the table. */
function keyTables(rows: Rows): readonly string[] {
  const [alike, ...others] = new Set(rows.map(([, value]) => takes(value)));
  if (alike === undefined) return [];
  const isAlike = others.length === 0 && rows.length > 1;
  const header = ["key", ...(isAlike ? [] : ["takes"]), "default", "what it is"];
  const cells = rows.map(([key, value]) => [
    code(key),
    ...(isAlike ? [] : [takes(value)]),
    defaultOf(value.default),
    value.description ?? "",
  ]);
  return [...(isAlike ? [`Each takes ${alike}.`] : []), table(header, cells)];
}

/** What each of several like sections holds. */
function settingsTable(sections: Rows): string {
  const [, first] = sections[0] ?? [];
  const rows = Object.entries(first?.properties ?? {});
  return table(
    ["key", "takes", "what it is"],
    rows.map(([key, value]) => [code(key), takes(value), value.description ?? ""]),
  );
}

/** What like sections hold by default, one a row. */
function defaultsTable(sections: Rows): string {
  const [, first] = sections[0] ?? [];
  const keys = Object.keys(first?.properties ?? {});
  return table(
    ["default", ...keys.map((key) => `\`${key}\``)],
    sections.map(([name, { properties }]) => [
      code(name),
      ...keys.map((key) => defaultOf(properties?.[key]?.default)),
    ]),
  );
}

function takes(value: ConfigSchema): string {
  if (value.anyOf !== undefined) return value.anyOf.map(takes).join(", or ");
  if (value.const !== undefined) return code(value.const);
  if (value.enum !== undefined) return `one of ${value.enum.map(code).join(", ")}`;
  if (value.type === "array") return "a list of them";
  if (value.type === "boolean") return "`true` or `false`";
  if (value.type === "number") return `a number, ${value.minimum} to ${value.maximum}`;
  if (value.type === "integer") return `a whole number, ${value.minimum} to ${value.maximum}`;
  const examples = value.examples?.map(code).join(" or ");
  return examples === undefined ? "a text" : `a text such as ${examples}`;
}

function defaultOf(value: unknown): string {
  if (value === undefined) return "";
  if (!Array.isArray(value)) return code(value);
  return value.length === 0 ? "none" : value.map(code).join("<br>");
}

function code(value: unknown): string {
  return `\`${String(value)}\``;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = header.map(() => "---");
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
