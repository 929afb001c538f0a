import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";
import { isObject, type Json, type JsonObject, objectAt } from "./json.ts";

const require = createRequire(import.meta.url);

/** One of GitHub's published OpenAPI descriptions, its schemas compiled when first asked for. */
export interface PublishedSchemas {
  readonly document: JsonObject;
  /** What is wrong with a value, in words; empty: nothing. */
  check(schema: Json, value: unknown): readonly string[];
  /** What a `$ref` of the document stands for, or the value itself. */
  resolve(value: Json | undefined): JsonObject;
}

/**
 * Reads a description out of an npm package, such as
 * `@octokit/openapi/generated/api.github.com.json` (about 0.1 s, once per process).
 */
export function openPublishedSchemas(file: string): PublishedSchemas {
  const document = JSON.parse(readFileSync(require.resolve(file), "utf8")) as JsonObject;
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false });
  formats.default(ajv);
  const compiled = new Map<Json, ValidateFunction>();
  const known = new Set<string>();

  function resolve(value: Json | undefined): JsonObject {
    if (!isObject(value)) return {};
    const reference = value["$ref"];
    if (typeof reference !== "string") return value;
    const parts = reference.slice(2).split("/");
    return resolve(parts.reduce<JsonObject>(objectAt, document));
  }
  function learn(reference: string): void {
    if (known.has(reference)) return;
    known.add(reference);
    ajv.addSchema(
      toJsonSchema(resolve({ $ref: reference }), learn) as JsonObject,
      nameOf(reference),
    );
  }
  function compile(schema: Json): ValidateFunction {
    const earlier = compiled.get(schema);
    if (earlier !== undefined) return earlier;
    const validate = ajv.compile(toJsonSchema(schema, learn) as JsonObject);
    compiled.set(schema, validate);
    return validate;
  }
  return {
    document,
    resolve,
    check(schema, value) {
      const validate = compile(schema);
      if (validate(value)) return [];
      const errors = (validate.errors ?? []).map(
        ({ instancePath, message, params }) =>
          `${instancePath === "" ? "the body" : instancePath} ${message} ${JSON.stringify(params)}`,
      );
      return [...new Set(errors)].slice(0, 12);
    },
  };
}

const IGNORED = new Set(["example", "examples", "discriminator", "xml", "externalDocs"]);

/** OpenAPI 3.0's dialect in JSON Schema: `nullable` becomes null, references get plain names. */
function toJsonSchema(schema: Json, learn: (reference: string) => void): Json {
  if (Array.isArray(schema)) return schema.map((item: Json) => toJsonSchema(item, learn));
  if (!isObject(schema)) return schema;
  const reference = schema["$ref"];
  if (typeof reference === "string") {
    learn(reference);
    return { $ref: nameOf(reference) };
  }
  const { nullable, ...rest } = schema;
  const entries = Object.entries(rest)
    .filter(([key]) => !IGNORED.has(key))
    .map(([key, value]) => [key, mapped(key, value, learn)] as const);
  const translated = Object.fromEntries(entries);
  return nullable === true ? { anyOf: [{ type: "null" }, translated] } : translated;
}

/** Under `properties` the keys are names, not keywords: an `example` there is a property. */
function mapped(key: string, value: Json, learn: (reference: string) => void): Json {
  if (key !== "properties" || !isObject(value)) return toJsonSchema(value, learn);
  return Object.fromEntries(
    Object.entries(value).map(([name, property]) => [name, toJsonSchema(property, learn)]),
  );
}

function nameOf(reference: string): string {
  return reference.slice(2).replaceAll("/", ".");
}
