import { isObject, type Json, type JsonObject, objectAt } from "./json.ts";
import { openPublishedSchemas, type PublishedSchemas } from "./published-schemas.ts";

/** A request to GitHub's REST API. */
export interface ApiRequest {
  readonly method: string;
  /** With or without a query, as sent: segments still percent-encoded. */
  readonly path: string;
  readonly body?: Json | undefined;
}

/** One operation of GitHub's REST API, as published. */
export interface Operation {
  /** Such as `/repos/{owner}/{repo}/check-runs`. */
  readonly template: string;
  readonly description: JsonObject;
  /** Of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

interface Route {
  readonly template: string;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly description: JsonObject;
}

let schemas: PublishedSchemas | undefined;
let routes: ReadonlyMap<string, readonly Route[]> | undefined;

function published(): PublishedSchemas {
  schemas ??= openPublishedSchemas("@octokit/openapi/generated/api.github.com.json");
  return schemas;
}

/** The published operation that a request is of; null: GitHub publishes none such. */
export function findOperation({ method, path }: ApiRequest): Operation | null {
  routes ??= readRoutes();
  const [pathname = ""] = path.split("?");
  for (const route of routes.get(method.toLowerCase()) ?? []) {
    const match = route.pattern.exec(pathname);
    if (match === null) continue;
    const values = match.slice(1).map(decodeURIComponent);
    const parameters = Object.fromEntries(route.names.map((name, at) => [name, values[at] ?? ""]));
    return { template: route.template, description: route.description, parameters };
  }
  return null;
}

/** What is wrong with a request, held against what GitHub publishes; empty: nothing. */
export function validateRequest(request: ApiRequest): readonly string[] {
  const operation = findOperation(request);
  if (operation === null) return ["GitHub publishes no such operation"];
  return [...wrongParameters(operation, request), ...wrongBody(operation, request.body)];
}

/** What is wrong with an answer; `body` undefined: it had none, or none in JSON. */
export function validateAnswer(
  request: ApiRequest,
  status: number,
  body: Json | undefined,
): readonly string[] {
  const operation = findOperation(request);
  if (operation === null) return [];
  const answers = objectAt(operation.description, "responses");
  const answer = answers[String(status)];
  if (answer === undefined) return status < 300 ? [`no answer ${status} is published`] : [];
  const schema = jsonSchemaOf(published().resolve(answer));
  return schema === undefined || body === undefined ? [] : published().check(schema, body);
}

function readRoutes(): ReadonlyMap<string, readonly Route[]> {
  const byMethod = new Map<string, Route[]>();
  for (const [template, methods] of Object.entries(objectAt(published().document, "paths"))) {
    if (!isObject(methods)) continue;
    const names = [...template.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name ?? "");
    const pattern = new RegExp(
      `^${template
        .replaceAll(/[.*+?^$()|[\]\\]/g, "\\$&")
        .replace(/\{path\}$/, "(.+)")
        .replaceAll(/\{[^}]+\}/g, "([^/]+)")}$`,
    );
    for (const [method, description] of Object.entries(methods)) {
      if (!isObject(description)) continue;
      const list = byMethod.get(method) ?? [];
      list.push({ template, pattern, names, description });
      byMethod.set(method, list);
    }
  }
  for (const list of byMethod.values()) list.sort((a, b) => a.names.length - b.names.length);
  return byMethod;
}

function wrongParameters(operation: Operation, { path }: ApiRequest): readonly string[] {
  const query = new URLSearchParams(path.split("?")[1] ?? "");
  const list = operation.description["parameters"];
  const described = (Array.isArray(list) ? list : []).map((item) => published().resolve(item));
  const allowed = described.filter(({ in: place }) => place === "query").map(({ name }) => name);
  const unknown = [...query.keys()].filter((name) => !allowed.includes(name));
  return [
    ...unknown.map((name) => `GitHub knows no query parameter ${name} here`),
    ...described.flatMap((parameter) => wrongParameter(parameter, operation, query)),
  ];
}

function wrongParameter(
  parameter: JsonObject,
  operation: Operation,
  query: URLSearchParams,
): readonly string[] {
  const name = String(parameter["name"]);
  const text = parameter["in"] === "path" ? operation.parameters[name] : query.get(name);
  if (text === undefined || text === null) {
    const missing = parameter["required"] === true && parameter["in"] !== "header";
    return missing ? [`parameter ${name} is missing`] : [];
  }
  const schema = published().resolve(parameter["schema"]);
  return published()
    .check(schema, readText(text, schema))
    .map((problem) => `parameter ${name}: ${problem}`);
}

/** Parameters are sent as text; what the schema calls a number or a truth value is read as one. */
function readText(text: string, schema: JsonObject): Json {
  const { type } = schema;
  if (type === "integer" || type === "number") return Number(text);
  if (type === "boolean" && (text === "true" || text === "false")) return text === "true";
  return type === "array" ? text.split(",") : text;
}

function wrongBody(operation: Operation, body: Json | undefined): readonly string[] {
  const described = published().resolve(operation.description["requestBody"]);
  const schema = jsonSchemaOf(described);
  if (schema === undefined) {
    const empty = body === undefined || (isObject(body) && Object.keys(body).length === 0);
    return empty ? [] : ["GitHub takes no body here"];
  }
  if (body === undefined) return described["required"] === true ? ["the body is missing"] : [];
  return [...published().check(schema, body), ...unknownFields(schema, body)];
}

/** GitHub ignores a field that it does not know, so that a misspelt one is lost without a word. */
function unknownFields(schema: Json, body: Json): readonly string[] {
  const known = objectAt(published().resolve(schema), "properties");
  if (!isObject(body) || Object.keys(known).length === 0) return [];
  return Object.keys(body)
    .filter((field) => known[field] === undefined)
    .map((field) => `GitHub knows no field ${field} here`);
}

function jsonSchemaOf(described: JsonObject): Json | undefined {
  return objectAt(objectAt(described, "content"), "application/json")["schema"];
}
