import type { DataFlow, Diagram, Element } from "../../model/threat-model.ts";
import { fencedDiagram } from "../diagrams/fences.ts";
import { isDiagramAddress, isDiagramLink, isPicture, mayShowDiagram } from "../diagrams/images.ts";
import { readMermaid } from "../diagrams/mermaid/read-mermaid.ts";
import type { Fence, Inline, Outline } from "./block.ts";
import { piecesOf } from "./texts.ts";

/** The diagrams of a whole document, and what was read from those that can be. */
export interface Drawn {
  readonly diagrams: readonly Diagram[];
  readonly elements: readonly Element[];
  readonly dataFlows: readonly DataFlow[];
}

interface Draft {
  /** Links by reference (`[the flow][1]`) say nothing of where they lead: all text is parsed. */
  readonly looksAtAll: boolean;
  readonly diagrams: Diagram[];
  readonly elements: Element[];
  readonly dataFlows: DataFlow[];
}

/** Looks through a document for diagrams: fences, images, links. */
export function drawnIn({ root, references }: Outline): Drawn {
  const draft: Draft = {
    looksAtAll: references.some(isDiagramAddress),
    diagrams: [],
    elements: [],
    dataFlows: [],
  };
  for (const piece of piecesOf(root)) {
    if (piece.kind === "fence") readFence(draft, piece.fence);
    else lookAt(draft, piece.text, piece.line);
  }
  const { diagrams, elements, dataFlows } = draft;
  return { diagrams, elements, dataFlows };
}

function lookAt(draft: Draft, text: Inline, line: number): void {
  const mayLead = draft.looksAtAll && text.raw.includes("]");
  if (!mayLead && !mayShowDiagram(text.raw)) return;
  for (const { src, alt } of text.images) {
    if (isPicture(src, alt))
      draft.diagrams.push({ kind: "image", problem: null, line, endLine: line });
  }
  for (const link of text.links) {
    if (!isDiagramLink(link.href, link.text)) continue;
    draft.diagrams.push({ kind: "link", problem: null, line, endLine: line });
  }
}

function readFence(draft: Draft, fence: Fence): void {
  const kind = fencedDiagram(fence.language, fence.content);
  if (kind === null) return;
  const { line, endLine } = fence;
  if (kind !== "mermaid") {
    draft.diagrams.push({ kind, problem: null, line, endLine });
    return;
  }
  const reading = readMermaid(fence.content, line + 1);
  draft.elements.push(...reading.elements);
  draft.dataFlows.push(...reading.dataFlows);
  draft.diagrams.push({ kind, problem: reading.problem, line, endLine });
}
