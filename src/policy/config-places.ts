import { keyPlace } from "./config-mistakes.ts";
import { readYamlFile } from "./yaml-file.ts";
import type { Place } from "./yaml-values.ts";

/** Keys and positions in lists, from the top of the file: `["teams", "payments", "repos", 0]`. */
export type ConfigPath = readonly (string | number)[];

/** Tells where in a config file something stands, or where the nearest thing around it does. */
export function configPlaces(text: string): (path: ConfigPath) => Place {
  const { places } = readYamlFile(text);
  return (path) => {
    const own = places.get(JSON.stringify(path));
    if (own !== undefined) return { line: own.value.line, column: own.value.column };
    return keyPlace(path.slice(0, -1), places);
  };
}
