import { expect, test } from "vitest";
import { sweepScope } from "../../src/policy/sweep-scope.ts";

const plain = "version: 1\n";
const review = "version: 1\ndefaults: { phase: review }\n";
const otherPaths = 'version: 1\ndocuments: { paths: ["rfc/**/*.md"] }\n';
const broken = "version: 1\ndefaults: { phase: reviews }\n";

test.each([
  ["nothing is written down", null, plain, "none"],
  ["a comment is", plain, `# Teams\n${plain}`, "none"],
  ["a phase is another", plain, review, "designs"],
  ["the file is removed", review, null, "designs"],
  ["other files are design documents", plain, otherPaths, "all"],
  ["a broken file stays out of force", review, broken, "none"],
  ["a broken file is mended, whatever was in force", broken, review, "all"],
])("where %s", (_what, before, after, scope) => {
  expect(sweepScope(before, after)).toBe(scope);
});
