import { type NameIndex, nameIndex } from "../../model/name-index.ts";
import { nameKey } from "../../model/names.ts";
import type { Asset, Considered, Threat, Unread } from "../../model/threat-model.ts";
import { severityOfRisk, stepsOf } from "../vocabulary/risk-matrix.ts";
import type { Draft, ThreatDraft } from "./draft.ts";
import { joinAcceptances, joinMitigations } from "./join-mitigations.ts";
import { idKey, MOST_NAMESAKES, takeIds } from "./references.ts";
import { splitNames } from "./threat.ts";
import { toldOnce } from "./told-once.ts";

/** One threat is of no more assets than this. */
const MOST_ASSETS = 200;

/** The threats and notes of a document whose parts have been put together. */
export interface Joined {
  readonly threats: readonly Threat[];
  readonly considered: readonly Considered[];
  readonly unread: readonly Unread[];
}

/**
 * Puts together what a document tells in several places: threats told twice, mitigations and
 * acceptances in tables of their own, matrix cells that name threats, ids of assets.
 */
export function join(draft: Draft, elements: readonly string[]): Joined {
  const assets = nameIndex(draft.assets, ({ id, name }) => [name, id]);
  const drawn = nameIndex(elements, (name) => [name]);
  const byId = new Map<string, Asset>();
  for (const asset of draft.assets) if (asset.id !== null) byId.set(idKey(asset.id), asset);
  const known = new Map<string, readonly string[]>();
  const namesIn = (text: string): readonly string[] => {
    const names = known.get(text) ?? assetNames(draft, text, assets, drawn, byId);
    known.set(text, names);
    return names;
  };
  const named = (texts: readonly string[]) => texts.flatMap(namesIn);
  for (const threat of draft.threats) {
    const said = named(threat.assets);
    threat.assets = [...new Set(said.length > 0 ? said : underHeading(threat, assets, drawn))];
  }
  weigh(draft.threats);
  const threats = toldOnce(draft.threats);
  const unread = [
    ...joinReferences(draft, threats, named),
    ...joinMitigations(draft, threats),
    ...joinAcceptances(draft, threats),
  ];
  const considered = draft.considered.map((one) => ({
    ...one,
    asset: one.asset === null ? null : (named([one.asset])[0] ?? one.asset),
  }));
  return { threats: threats.map(plain), considered, unread };
}

/** Threats by id, where an id is one threat's alone. */
function threatsById(threats: readonly ThreatDraft[]): ReadonlyMap<string, readonly ThreatDraft[]> {
  const byId = new Map<string, ThreatDraft[]>();
  for (const threat of threats) {
    if (threat.id === null) continue;
    const key = idKey(threat.id);
    const known = byId.get(key);
    if (known === undefined) byId.set(key, [threat]);
    else if (known.length < MOST_NAMESAKES) known.push(threat);
  }
  return byId;
}

function plain(threat: ThreatDraft): Threat {
  const {
    layout: _layout,
    levels: _levels,
    source: _source,
    underHeading: _heading,
    ...rest
  } = threat;
  return rest;
}

/** Threats without a severity have that of their likelihood and impact, on the document's scale. */
function weigh(threats: readonly ThreatDraft[]): void {
  const steps = stepsOf(threats.flatMap(({ levels }) => levels ?? []));
  for (const threat of threats) {
    if (threat.severity !== null || threat.levels === null) continue;
    threat.severity = severityOfRisk(...threat.levels, steps);
    if (threat.severity !== null) threat.unknownSeverity = null;
  }
}

/** A cell's names: a catalogued name as a whole, ids as the names they stand for, else its parts. */
function assetNames(
  draft: Draft,
  text: string,
  assets: NameIndex<Asset>,
  drawn: NameIndex<string>,
  byId: ReadonlyMap<string, Asset>,
): readonly string[] {
  const whole = text.replace(/\s*\n\s*/gu, "\n").trim();
  const ids = takeIds(draft, whole);
  const meant = ids.map((id) => byId.get(idKey(id))?.name);
  if (ids.length > 0 && meant.some((name) => name !== undefined)) {
    return ids.map((id, at) => meant[at] ?? id);
  }
  const key = nameKey(whole);
  const isKnown = [...assets.find(whole), ...drawn.find(whole)].length > 0;
  if (isKnown && assets.find(whole).some(({ name }) => nameKey(name) === key)) return [whole];
  const parts = splitNames(whole);
  const slashed = parts.flatMap((part) => {
    const pieces = part.split("/").map((piece) => piece.trim());
    const known = pieces.every(
      (piece) => assets.find(piece).length > 0 || drawn.find(piece).length > 0,
    );
    return pieces.length > 1 && known ? pieces : [part];
  });
  return slashed.map((part) => byId.get(idKey(part))?.name ?? part);
}

/** A threat that names no asset is about the one whose name its heading is. */
function underHeading(
  threat: ThreatDraft,
  assets: NameIndex<Asset>,
  drawn: NameIndex<string>,
): readonly string[] {
  const heading = threat.underHeading;
  if (heading === null || heading.length > 120) return [];
  const key = nameKey(heading);
  const asset = assets.find(heading).find(({ name }) => nameKey(name) === key);
  const element = drawn.find(heading).find((name) => nameKey(name) === key);
  const name = asset?.name ?? element;
  return name === undefined ? [] : [name];
}

/** Matrix cells that name threats add their category and asset to them. */
function joinReferences(
  draft: Draft,
  threats: readonly ThreatDraft[],
  named: (texts: readonly string[]) => readonly string[],
): readonly Unread[] {
  if (draft.references.length === 0) return [];
  const byId = threatsById(threats);
  return draft.references.flatMap(({ ids, stride, asset, line }) => {
    const assets = asset === null ? [] : named([asset]);
    const unknown = ids.filter((id) => !byId.has(idKey(id)));
    for (const threat of ids.flatMap((id) => byId.get(idKey(id)) ?? [])) {
      threat.stride = [...new Set([...threat.stride, stride])];
      if (threat.assets.length < MOST_ASSETS)
        threat.assets = [...new Set([...threat.assets, ...assets])];
    }
    return unknown.map((id) => {
      return {
        line,
        endLine: line,
        what: "row",
        why: `the id “${id}” refers to no threat`,
      } as const;
    });
  });
}
