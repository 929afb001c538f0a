import { STRIDE, type Stride } from "../../model/stride.ts";

/**
 * The risks that Threagile computes by itself, by their category's id, under the one STRIDE category
 * that it gives each.
 * @see https://github.com/Threagile/threagile/tree/master/pkg/risks/builtin
 */
const BUILT_IN: Readonly<Partial<Record<Stride, readonly string[]>>> = {
  spoofing: [
    "cross-site-request-forgery",
    "missing-file-validation",
    "missing-identity-store",
    "service-registry-poisoning",
  ],
  tampering: [
    "code-backdooring",
    "container-baseimage-backdooring",
    "cross-site-scripting",
    "ldap-injection",
    "missing-build-infrastructure",
    "missing-cloud-hardening",
    "missing-hardening",
    "missing-waf",
    "push-instead-of-pull-deployment",
    "search-query-injection",
    "sql-nosql-injection",
    "unchecked-deployment",
    "untrusted-deserialization",
  ],
  "information-disclosure": [
    "accidental-secret-leak",
    "incomplete-model",
    "missing-vault",
    "path-traversal",
    "server-side-request-forgery",
    "unencrypted-asset",
    "unencrypted-communication",
    "wrong-communication-link-content",
    "xml-external-entity",
  ],
  "denial-of-service": ["dos-risky-access-across-trust-boundary"],
  "elevation-of-privilege": [
    "container-platform-escape",
    "missing-authentication",
    "missing-authentication-second-factor",
    "missing-identity-propagation",
    "missing-identity-provider-isolation",
    "missing-network-segmentation",
    "missing-vault-isolation",
    "mixed-targets-on-shared-runtime",
    "unguarded-access-from-internet",
    "unguarded-direct-datastore-access",
    "unnecessary-communication-link",
    "unnecessary-data-asset",
    "unnecessary-data-transfer",
    "unnecessary-technical-asset",
    "wrong-trust-boundary-content",
  ],
};

const STRIDE_OF: ReadonlyMap<string, Stride> = new Map(
  STRIDE.flatMap((stride) => (BUILT_IN[stride] ?? []).map((id): [string, Stride] => [id, stride])),
);

/** The STRIDE category of a computed risk, by its category's id; null: it is not one of them. */
export function strideOfBuiltIn(category: string): Stride | null {
  return STRIDE_OF.get(category) ?? null;
}
