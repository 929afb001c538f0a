import type { Stride } from "../../model/stride.ts";
import type {
  Asset,
  Considered,
  Placeholder,
  ScopeItem,
  Threat,
  Understood,
  Unread,
} from "../../model/threat-model.ts";
import type { List } from "./block.ts";
import type { Context } from "./context.ts";
import { MOST_IDS } from "./references.ts";
import type { Levels } from "./threat-severity.ts";

/** Where a threat was told: tables, lists, headings and matrices may tell one twice. */
export type Layout = "table" | "list" | "heading" | "matrix" | "text";

/** A threat before its ids are resolved and its second telling is joined to it. */
export type ThreatDraft = { -readonly [Key in keyof Threat]: Threat[Key] } & {
  readonly layout: Layout;
  /** The table or list that told it: two rows of one table are two threats. */
  readonly source: number;
  /** Its likelihood and impact: the scale is known when the whole document is read. */
  readonly levels: Levels | null;
  /** The heading that it stands under, which may be an asset's name. */
  readonly underHeading: string | null;
};

/** A mitigation told on its own, with the ids or titles of threats that it says it is for. */
export interface MitigationDraft {
  readonly id: string | null;
  readonly text: string;
  readonly threats: readonly string[];
  readonly isDone: boolean;
  readonly line: number;
}

/** An entry of a log of accepted risks. */
export interface AcceptanceDraft {
  readonly threat: string;
  readonly reason: string | null;
  readonly owner: string | null;
  readonly line: number;
  readonly endLine: number;
}

/** A matrix cell that names threats by id. */
export interface ReferenceDraft {
  readonly ids: readonly string[];
  readonly stride: Stride;
  readonly asset: string | null;
  readonly line: number;
}

/** A list that may hold threats if nothing else in the document does. */
export interface Candidate {
  readonly list: List;
  readonly context: Context;
}

/** What has been read so far. */
export interface Draft {
  readonly scopeIn: ScopeItem[];
  readonly scopeOut: ScopeItem[];
  readonly assets: Asset[];
  readonly assetIds: Set<string>;
  readonly threats: ThreatDraft[];
  readonly considered: Considered[];
  readonly mitigations: MitigationDraft[];
  readonly acceptances: AcceptanceDraft[];
  readonly references: ReferenceDraft[];
  readonly candidates: Candidate[];
  readonly placeholders: Placeholder[];
  readonly understood: Understood[];
  readonly unread: Unread[];
  /** The sources of threat tables that begin with a column of assets. */
  readonly assetColumns: Set<number>;
  sources: number;
  /** Lists of the six words with their meanings. */
  legends: number;
  /** How many ids its cells may still stand for. */
  idsLeft: number;
}

/** A reading in which nothing was found yet. */
export function emptyDraft(): Draft {
  return {
    scopeIn: [],
    scopeOut: [],
    assets: [],
    assetIds: new Set(),
    threats: [],
    considered: [],
    mitigations: [],
    acceptances: [],
    references: [],
    candidates: [],
    placeholders: [],
    understood: [],
    unread: [],
    assetColumns: new Set(),
    sources: 0,
    legends: 0,
    idsLeft: MOST_IDS,
  };
}
