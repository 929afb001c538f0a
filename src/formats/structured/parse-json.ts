import { type LocatedFile, unreadableFile } from "./located.ts";
import { parseYaml } from "./parse-yaml.ts";

/** In larger texts the place of a mistake is not looked for, in characters: YAML's errors cost. */
const SEARCHABLE = 200_000;

/** Parses JSON with the lines of its values, in time linear in the text. */
export function parseJson(text: string): LocatedFile {
  try {
    JSON.parse(text.startsWith("\ufeff") ? text.slice(1) : text);
  } catch (error) {
    return unreadableFile(lineOfMistake(text, String(error)), "it is no valid JSON");
  }
  return parseYaml(text);
}

/** V8 names a position, or a line and column, or neither; YAML stumbles over most mistakes too. */
function lineOfMistake(text: string, message: string): number {
  const line = /line (\d+) column/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return text.slice(0, Number(position)).split("\n").length;
  return text.length > SEARCHABLE ? 1 : (parseYaml(text).problem?.line ?? 1);
}
