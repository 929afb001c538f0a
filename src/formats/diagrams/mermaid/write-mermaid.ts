import type { DataFlow, Element } from "../../../model/threat-model.ts";

/**
 * Elements and data flows as a Mermaid flowchart, which reading turns back into the same. What a
 * flow leads to without being an element is drawn too.
 */
export function writeMermaid(elements: readonly Element[], dataFlows: readonly DataFlow[]): string {
  const ids = new Map<string, string>();
  let count = 0;
  const newId = (name: string) => {
    count += 1;
    const id = `n${count}`;
    if (!ids.has(name)) ids.set(name, id);
    return id;
  };
  const idOf = (name: string) => ids.get(name) ?? newId(name);
  const nodes = (boundary: string | null, indent: string) =>
    elements
      .filter((element) => element.boundary === boundary)
      .map((element) => `${indent}${newId(element.name)}${shapeOf(element)}`);
  const boundaries = [...new Set(elements.flatMap(({ boundary }) => boundary ?? []))];
  const drawn = [
    ...nodes(null, "  "),
    ...boundaries.flatMap((boundary, index) => [
      `  subgraph b${index + 1}[${quoted(boundary)}]`,
      ...nodes(boundary, "    "),
      "  end",
    ]),
  ];
  const others = new Set(dataFlows.flatMap(({ from, to }) => [from, to]));
  for (const { name } of elements) others.delete(name);
  const more = [...others].map((name) => `  ${idOf(name)}[${quoted(name)}]`);
  const arrows = dataFlows.map(({ from, to, label }) => {
    const text = label === null ? "" : `|${quoted(label)}|`;
    return `  ${idOf(from)} -->${text} ${idOf(to)}`;
  });
  return ["flowchart LR", ...drawn, ...more, ...arrows].join("\n");
}

/** Mermaid has no shape for an external entity: its class says it. */
function shapeOf({ name, kind }: Element): string {
  if (kind === "data-store") return `[(${quoted(name)})]`;
  if (kind === "process") return `(${quoted(name)})`;
  return kind === "external-entity" ? `[${quoted(name)}]:::external` : `[${quoted(name)}]`;
}

/** Quoted, with all that means something to Mermaid as a numeric code. */
function quoted(text: string): string {
  const plain = text.replace(
    /[^\p{L}\p{M}\p{N} .,:'()/+→–—-]/gu,
    (one) => `#${one.codePointAt(0)};`,
  );
  return `"${plain}"`;
}
