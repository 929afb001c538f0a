import type { Lines } from "../../model/source.ts";
import {
  type Asset,
  emptyThreatModel,
  type Placeholder,
  type ThreatModel,
} from "../../model/threat-model.ts";
import type { Format } from "../format.ts";
import { isAboutThreatModels } from "./about.ts";
import { listAssetsOfThreats } from "./assets-of-threats.ts";
import type { Outline } from "./block.ts";
import { START } from "./context.ts";
import { drawnIn } from "./diagrams.ts";
import { type Draft, emptyDraft } from "./draft.ts";
import { readFallbacks } from "./fallbacks.ts";
import { join } from "./join.ts";
import { linkedFiles } from "./linked-files.ts";
import { outline } from "./outline.ts";
import { partOf } from "./part.ts";
import { placeholdersIn } from "./placeholders-in.ts";
import { readBody, readSection } from "./read-section.ts";
import { assetChapters, type Found, findSection } from "./section.ts";

/** Design documents in Markdown: what no other format recognises. */
export const markdown: Format = {
  id: "markdown",
  title: "Markdown",
  recognizes: ({ path }) => /\.(?:md|markdown|mdx|mkd|mdown)$/iu.test(path),
  read({ path, text }, { headings }): ThreatModel {
    const document = outline(text);
    const drawn = drawnIn(document);
    const found = findSection(document, path, headings);
    const draft = emptyDraft();
    if (found === null) {
      const assets = readCatalogue(draft, document);
      const links = linkedFiles(document, path);
      return { ...emptyThreatModel(path, "markdown"), ...drawn, assets, linkedFiles: links };
    }
    readChapters(draft, found);
    readFallbacks(draft, found);
    if (isAboutThreatModels(found, draft))
      return { ...emptyThreatModel(path, "markdown"), ...drawn };
    listAssetsOfThreats(draft);
    const joined = join(
      draft,
      drawn.elements.map(({ name }) => name),
    );
    const placeholders = [...draft.placeholders, ...placeholdersIn(found.chapters)];
    return {
      ...emptyThreatModel(path, "markdown"),
      ...drawn,
      section: found.section,
      linkedFiles: linkedFiles(document, path),
      scope: { in: draft.scopeIn, out: draft.scopeOut },
      assets: draft.assets,
      threats: joined.threats,
      considered: joined.considered,
      placeholders: inOrder(onceALine(placeholders)),
      understood: inOrder(draft.understood),
      unread: inOrder([...draft.unread, ...joined.unread]),
    };
  },
};

function readChapters(draft: Draft, found: Found): void {
  for (const chapter of found.chapters) {
    const part = chapter.heading === null ? null : partOf(chapter.heading.text.text);
    if (part === null || part === "aside") readBody(draft, chapter, START, 0);
    else readSection(draft, chapter, START, draft.threats.length);
  }
}

/** The assets of a document that is a catalogue by its title, and no threat model. */
function readCatalogue(draft: Draft, document: Outline): readonly Asset[] {
  for (const chapter of assetChapters(document)) {
    readSection(draft, chapter, START, 0);
  }
  return draft.assets;
}

/** What stands on one line and says the same is told once. */
function onceALine(placeholders: readonly Placeholder[]): readonly Placeholder[] {
  const byLine = new Map<number, Placeholder>();
  for (const one of placeholders) if (!byLine.has(one.line)) byLine.set(one.line, one);
  return [...byLine.values()];
}

function inOrder<Place extends Lines>(places: readonly Place[]): readonly Place[] {
  return [...places].sort((a, b) => a.line - b.line);
}
