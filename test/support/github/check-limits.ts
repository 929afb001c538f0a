import { type Json, type JsonObject, listOf, objectAt } from "./json.ts";

/** What GitHub says of the first thing that is too long or too many; null: nothing is. */
export function overLimit(body: JsonObject): string | null {
  const output = objectAt(body, "output");
  const actions = listOf(body["actions"]);
  return (
    tooMany(listOf(output["annotations"]), 50) ??
    tooMany(actions, 3) ??
    [output["summary"], output["text"]].map((text) => tooLong(text, 65_535)).find(Boolean) ??
    actions.map(longAction).find(Boolean) ??
    null
  );
}

function longAction(action: JsonObject): string | null {
  const { label, description, identifier } = action;
  return tooLong(label, 20) ?? tooLong(identifier, 20) ?? tooLong(description, 40);
}

function tooMany(items: readonly Json[], most: number): string | null {
  if (items.length <= most) return null;
  return `No more than ${most} items are allowed; ${items.length} were supplied.`;
}

function tooLong(text: Json | undefined, most: number): string | null {
  if (typeof text !== "string" || text.length <= most) return null;
  return `Only ${most} characters are allowed; ${text.length} were supplied.`;
}
