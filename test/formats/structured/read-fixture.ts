import { readFileSync } from "node:fs";
import type { Format } from "../../../src/formats/format.ts";
import type { ThreatModel } from "../../../src/model/threat-model.ts";

/** A fixture of the structured formats as its format reads it. */
export function readFixture(format: Format, name: string): ThreatModel {
  return readText(format, name, fixtureText(name));
}

/** The text of a fixture. */
export function fixtureText(name: string): string {
  return readFileSync(new URL(`../../fixtures/structured/${name}`, import.meta.url), "utf8");
}

/** A text as a format reads it. */
export function readText(format: Format, path: string, text: string): ThreatModel {
  return format.read({ path, text }, { headings: [] });
}

/** `line name/kind @boundary` of each element. */
export function elementsIn({ elements }: ThreatModel): readonly string[] {
  return elements.map(
    ({ line, name, kind, boundary }) =>
      `${line} ${name}/${kind ?? "?"}${boundary === null ? "" : ` @${boundary}`}`,
  );
}

/** `line from -label-> to !crosses` of each data flow. */
export function flowsIn({ dataFlows }: ThreatModel): readonly string[] {
  return dataFlows.map(
    ({ line, from, to, label, crosses }) =>
      `${line} ${from} -${label ?? ""}-> ${to}${crosses ? " !crosses" : ""}`,
  );
}

/** `line what: why` of all that could not be read. */
export function unreadIn({ unread }: ThreatModel): readonly string[] {
  return unread.map(({ line, what, why }) => `${line} ${what}: ${why}`);
}
