import { type Answer, type Call, type InstallationToken, refuse } from "./calls.ts";

/** Refuses what an app may not do: other repositories, and what it has no permission for. */
export function refuseAccess(call: Call): Answer | null {
  const { caller, template, parameters } = call;
  if (caller.kind === "refused") return refuse(401, caller.why);
  if (template === null) return refuse(404);
  if (caller.kind === "app") return isForApp(template) ? null : forbidden();
  if (isForApp(template)) return refuse(401, "A JSON web token could not be decoded");
  if (caller.kind !== "installation") return null;
  const { token } = caller;
  if (parameters["owner"] !== undefined && !reaches(token, parameters)) return refuse(404);
  const need = neededPermission(call.method, template);
  return need === null || has(token, need) ? null : forbidden();
}

function isForApp(template: string): boolean {
  const ofApp = template === "/app" || template.startsWith("/app/");
  return ofApp || template.endsWith("/installation");
}

function forbidden(): Answer {
  return refuse(403, "Resource not accessible by integration");
}

function reaches(token: InstallationToken, { owner, repo }: Call["parameters"]): boolean {
  if (owner?.toLowerCase() !== token.account.toLowerCase()) return false;
  return token.repositories === null || token.repositories.includes(repo ?? "");
}

interface Need {
  /** Any of these will do. */
  readonly permissions: readonly string[];
  readonly level: "read" | "write";
}

const NEEDS: readonly (readonly [part: string, permissions: readonly string[]])[] = [
  ["/check-runs", ["checks"]],
  ["/check-suites", ["checks"]],
  ["/issues", ["issues", "pull_requests"]],
  ["/labels", ["issues", "pull_requests"]],
  ["/pulls", ["pull_requests"]],
  ["/contents", ["contents"]],
  ["/git/", ["contents"]],
  ["/commits", ["contents"]],
  ["/compare", ["contents"]],
  ["/branches", ["contents"]],
  ["/teams", ["members"]],
  ["/members", ["members"]],
];

function neededPermission(method: string, template: string): Need | null {
  const found = NEEDS.find(([part]) => template.includes(part));
  if (found === undefined) return null;
  return { permissions: found[1], level: method === "GET" ? "read" : "write" };
}

function has(token: InstallationToken, { permissions, level }: Need): boolean {
  const enough = level === "read" ? ["read", "write", "admin"] : ["write", "admin"];
  return permissions.some((name) => enough.includes(token.permissions[name] ?? ""));
}
