import type { Severity } from "./severity.ts";
import type { Lines } from "./source.ts";
import type { Stride } from "./stride.ts";
import type { Day } from "./time.ts";

/**
 * What was read from one design document. Lists stand in document order; names are plain text
 * without Markdown. Nothing of the document's threat-model section is dropped: what could not be
 * placed is in `unread`.
 */
export interface ThreatModel {
  readonly path: string;
  /** The id of the format that read it, such as `markdown`. */
  readonly format: string;
  /** Null: the document has no threat-model section. */
  readonly section: Section | null;
  /** Of the whole document: most diagrams stand outside the section. */
  readonly diagrams: readonly Diagram[];
  readonly elements: readonly Element[];
  readonly dataFlows: readonly DataFlow[];
  readonly scope: { readonly in: readonly ScopeItem[]; readonly out: readonly ScopeItem[] };
  readonly assets: readonly Asset[];
  readonly threats: readonly Threat[];
  readonly considered: readonly Considered[];
  /** Documents of the repository that it links to, as paths from the top: it may go on there. */
  readonly linkedFiles: readonly string[];
  /** Template text, TODO and the like that stand where content should. */
  readonly placeholders: readonly Placeholder[];
  /** How tables and lists were understood, so that an author can see a misreading. */
  readonly understood: readonly Understood[];
  readonly unread: readonly Unread[];
}

/** The threat-model section; several such sections are read as one, and named by the first. */
export interface Section extends Lines {
  readonly heading: string;
}

/** A picture of the system. `problem` says why a diagram that should be readable is not. */
export interface Diagram extends Lines {
  readonly kind:
    | "image"
    | "mermaid"
    | "plantuml"
    | "d2"
    | "graphviz"
    | "structurizr"
    | "ascii"
    /** To a diagram file, or to a tool that draws. */
    | "link"
    /** Drawn by a structured format itself. */
    | "model";
  readonly problem: string | null;
}

export const ELEMENT_KINDS = ["external-entity", "process", "data-store"] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

/** Something drawn. A null kind: the drawing does not tell. */
export interface Element extends Lines {
  readonly name: string;
  readonly kind: ElementKind | null;
  /** The innermost trust boundary it stands in; null: none. */
  readonly boundary: string | null;
}

/** An arrow of a diagram, between two elements by name. */
export interface DataFlow extends Lines {
  readonly from: string;
  readonly to: string;
  readonly label: string | null;
  /** Whether its ends stand in different trust boundaries. */
  readonly crosses: boolean;
}

/** One line of what is in or out of scope. */
export interface ScopeItem extends Lines {
  readonly text: string;
}

export const ASSET_KINDS = [
  "data",
  "infrastructure",
  "application",
  "external-entity",
  "other",
] as const;
export type AssetKind = (typeof ASSET_KINDS)[number];

/** Something worth protecting, as catalogued. A null kind: it cannot be told. */
export interface Asset extends Lines {
  readonly id: string | null;
  readonly name: string;
  readonly kind: AssetKind | null;
  readonly description: string | null;
}

export const THREAT_STATUSES = [
  "open",
  "mitigated",
  "accepted",
  "transferred",
  "not-applicable",
] as const;
export type ThreatStatus = (typeof THREAT_STATUSES)[number];

/** What could go wrong. Most people write only some of these fields. */
export interface Threat extends Lines {
  readonly id: string | null;
  readonly title: string;
  readonly description: string | null;
  /** Without the categories that are no STRIDE category. */
  readonly stride: readonly Stride[];
  /** The category as written, where it is none of the six (`Lateral movement`); else null. */
  readonly otherCategory: string | null;
  /** Assets or elements that it names, as written there (ids are resolved to names). */
  readonly assets: readonly string[];
  readonly severity: Severity | null;
  /** The severity as written, where it could not be understood; else null. */
  readonly unknownSeverity: string | null;
  readonly status: ThreatStatus;
  readonly mitigations: readonly string[];
  readonly owner: string | null;
  /** When it is to be remediated. */
  readonly due: Day | null;
  /** Why it is accepted, transferred or not applicable. */
  readonly reason: string | null;
  /** Linked issues and pull requests, as written: `#12`, `OPS-3`, an address. */
  readonly tickets: readonly string[];
}

/** A note that something was examined, and no threat is expected there. */
export interface Considered extends Lines {
  readonly stride: Stride;
  /** Null: said of the whole document. */
  readonly asset: string | null;
  readonly outcome: "none-found" | "not-applicable";
  /** Null: no reason is given, which is no full answer. */
  readonly reason: string | null;
}

/** A piece of text that was never filled in. */
export interface Placeholder extends Lines {
  readonly text: string;
}

/** How a table, list or group of headings was read: `{ what: "table", as: "threats", ... }`. */
export interface Understood extends Lines {
  readonly what: "table" | "list" | "headings" | "matrix" | "text";
  readonly as: "assets" | "threats" | "scope" | "mitigations" | "considered" | "acceptances";
  /** Which column or label was taken as which field, in the order written. */
  readonly columns: readonly { readonly header: string; readonly field: string }[];
  readonly items: number;
}

/** Something in the section that could not be placed, and why. */
export interface Unread extends Lines {
  readonly what: "table" | "row" | "list" | "item" | "heading" | "diagram" | "document";
  readonly why: string;
}

/** A threat model in which nothing was found yet: the start of every reading. */
export function emptyThreatModel(path: string, format: string): ThreatModel {
  return {
    path,
    format,
    section: null,
    diagrams: [],
    elements: [],
    dataFlows: [],
    scope: { in: [], out: [] },
    assets: [],
    threats: [],
    considered: [],
    linkedFiles: [],
    placeholders: [],
    understood: [],
    unread: [],
  };
}
