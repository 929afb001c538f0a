import { createPublicKey, verify } from "node:crypto";
import type { Caller, InstallationToken } from "./calls.ts";
import { isObject, type Json, parseJson } from "./json.ts";
import type { RegisteredApp } from "./seed.ts";

/** Finds out who sends a request. */
export interface Callers {
  identify(authorization: string | undefined): Caller;
  /** From now on, a token opens this. */
  learn(token: string, opens: InstallationToken): void;
  /** As if the token had run out. */
  forget(): void;
}

/** GitHub takes an app's own tokens for ten minutes at most, in seconds. */
const LONGEST = 600;

export function createCallers(app: RegisteredApp, people: readonly string[]): Callers {
  const publicKey = createPublicKey(app.privateKey);
  const tokens = new Map<string, InstallationToken>();
  const logins = new Map(people.map((login) => [`person-${login}`, login]));

  function ofApp(jwt: string): Caller {
    const [head = "", claims = "", signature = ""] = jwt.split(".");
    const signed = Buffer.from(`${head}.${claims}`);
    if (!verify("RSA-SHA256", signed, publicKey, Buffer.from(signature, "base64url"))) {
      return { kind: "refused", why: "A JSON web token could not be decoded" };
    }
    const why = wrongClaims(parseJson(Buffer.from(claims, "base64url").toString()), app.id);
    return why === null ? { kind: "app" } : { kind: "refused", why };
  }
  return {
    learn: (token, opens) => tokens.set(token, opens),
    forget: () => tokens.clear(),
    identify(authorization) {
      if (authorization === undefined) return { kind: "nobody" };
      const token = authorization.split(" ").at(-1) ?? "";
      if (token.startsWith("eyJ")) return ofApp(token);
      const login = logins.get(token);
      if (login !== undefined) return { kind: "person", login };
      const opens = tokens.get(token);
      if (opens !== undefined) return { kind: "installation", token: opens };
      return { kind: "refused", why: "Bad credentials" };
    },
  };
}

function wrongClaims(claims: Json | undefined, appId: number): string | null {
  if (!isObject(claims)) return "A JSON web token could not be decoded";
  const now = Date.now() / 1000;
  const { iss, exp, iat } = claims;
  if (String(iss) !== String(appId)) return "Integration not found";
  if (Number(exp) <= now)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  if (Number(exp) > now + LONGEST)
    return "'Expiration time' claim ('exp') is too far in the future";
  if (Number(iat) > now + 5)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  return null;
}
