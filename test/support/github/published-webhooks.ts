import { isObject, type JsonObject, objectAt } from "./json.ts";
import { openPublishedSchemas, type PublishedSchemas } from "./published-schemas.ts";

let schemas: PublishedSchemas | undefined;

/** What is wrong with a webhook payload, held against what GitHub publishes; empty: nothing. */
export function validatePayload(event: string, payload: JsonObject): readonly string[] {
  schemas ??= openPublishedSchemas("@octokit/openapi-webhooks/generated/api.github.com.json");
  const { action } = payload;
  const name = typeof action === "string" ? `${event}_${action}` : event;
  const webhook = objectAt(objectAt(schemas.document, "webhooks"), name.replaceAll("_", "-"));
  const content = objectAt(objectAt(objectAt(webhook, "post"), "requestBody"), "content");
  const { schema } = objectAt(content, "application/json");
  if (!isObject(schema)) return [`GitHub publishes no event ${name}`];
  return schemas.check(schema, payload);
}
