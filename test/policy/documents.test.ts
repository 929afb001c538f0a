import { expect, test } from "vitest";
import { DEFAULT_POLICY } from "../../src/policy/defaults.ts";
import { type DocumentCandidate, documentCandidate } from "../../src/policy/documents.ts";
import { threadTime } from "../support/thread-time.ts";

const BY_DEFAULT: readonly (readonly [path: string, candidate: DocumentCandidate])[] = [
  ["docs/design/billing.md", "always"],
  ["design/billing.MD", "always"],
  ["Docs/Design/billing.md", "always"],
  ["a/designs/b/c.md", "always"],
  ["design-docs/a.md", "always"],
  ["rfc/0001.md", "always"],
  ["rfcs/0001.md", "always"],
  ["rfd/1/text.md", "always"],
  ["proposals/a.markdown", "always"],
  ["keps/sig-auth/1.md", "always"],
  ["enhancements/a.mdx", "always"],
  ["THREAT_MODEL.md", "always"],
  ["docs/payments-threat-modelling.md", "always"],
  [".github/design/a.md", "always"],
  // Markdown elsewhere counts by its text.
  ["docs/adr/0001-queue.md", "if-threat-model"],
  ["SECURITY.md", "if-threat-model"],
  // An ignored one only if it says so itself.
  ["docs/design/README.md", "if-required"],
  ["docs/design/design-template.md", "if-required"],
  ["web/node_modules/x/design/a.md", "never"],
  ["CHANGELOG.md", "if-required"],
  // What threat-modelling tools write.
  ["models/shop.otm", "always"],
  ["models/shop.otm.json", "always"],
  ["models/shop.otm.yaml", "always"],
  ["models/shop.tc.json", "always"],
  ["threagile.yaml", "always"],
  ["models/threagile.yml", "always"],
  ["ThreatDragonModels/shop/shop.json", "if-threat-model"],
  ["threatmodel.hcl", "if-threat-model"],
  ["threats/shop.yaml", "if-threat-model"],
  ["web/node_modules/x/shop.otm.json", "never"],
  // The rest.
  ["docs/design/picture.png", "never"],
  ["docs/design/notes.txt", "never"],
  ["src/design/button.ts", "never"],
  ["package-lock.json", "never"],
  ["web/tsconfig.json", "never"],
  [".github/workflows/ci.yml", "never"],
  ["", "never"],
];

test.each(BY_DEFAULT)("by default %s is a design document: %s", (path, candidate) => {
  expect(documentCandidate(path, DEFAULT_POLICY.documents)).toBe(candidate);
});

const OWN = {
  ...DEFAULT_POLICY.documents,
  paths: ["docs/**", "models/*.json"],
  ignore: ["docs/old/**", "**/examples/**"],
};

const BY_CONFIG: readonly (readonly [path: string, candidate: DocumentCandidate])[] = [
  ["docs/a.md", "always"],
  ["design/a.md", "if-threat-model"],
  ["docs/old/a.md", "if-required"],
  ["docs/README.md", "always"],
  // A pattern that ends in a star takes Markdown only; one that names JSON takes JSON.
  ["docs/a.json", "if-threat-model"],
  ["models/a.json", "always"],
  ["models/examples/a.otm", "never"],
];

test.each(BY_CONFIG)("by a config of its own %s is a design document: %s", (path, candidate) => {
  expect(documentCandidate(path, OWN)).toBe(candidate);
});

test("thousands of long paths are told apart at once", () => {
  const started = threadTime();
  for (let i = 0; i < 3000; i++) {
    documentCandidate(`${"threatmodel/".repeat(20)}${"threatmodel".repeat(20)}${i}`, OWN);
    documentCandidate(`${"threatmodel".repeat(80)}${i}.md`, DEFAULT_POLICY.documents);
  }
  expect(threadTime() - started).toBeLessThan(5_000);
});
