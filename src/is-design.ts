import { isThreatModelDocument } from "./formats/index.ts";
import { readFrontMatter } from "./formats/markdown/front-matter.ts";
import type { ChangedFile, DesignDocument, DocumentContent } from "./model/design-document.ts";
import type { DocumentPolicy } from "./model/policy.ts";
import { type DocumentCandidate, documentCandidate } from "./policy/documents.ts";

/** Whether a file of whose path this much is known is a design document, by what stands in it. */
export function isDesign(
  candidate: DocumentCandidate,
  file: ChangedFile,
  content: DocumentContent,
  policy: DocumentPolicy,
): boolean {
  if (candidate === "if-required") return isRequired(content);
  const isSure = candidate === "always" && file.change !== "removed";
  return isSure || isThreatModel(file.path, content, policy);
}

/** Whether a document that was one under some policy is one under this. */
export function staysDesign(document: DesignDocument, policy: DocumentPolicy): boolean {
  const candidate = documentCandidate(document.path, policy);
  if (candidate === "never") return false;
  if (isDesign(candidate, document, document.content, policy)) return true;
  if (candidate !== "if-threat-model" || document.base === null) return false;
  const before = { kind: "text", text: document.base } as const;
  return isThreatModel(document.previousPath ?? document.path, before, policy);
}

/** Whether what stands in a file is a threat model. */
export function isThreatModel(
  path: string,
  content: DocumentContent,
  policy: DocumentPolicy,
): boolean {
  return (
    content.kind === "text" &&
    isThreatModelDocument({ path, text: content.text }, { headings: policy.headings })
  );
}

function isRequired(content: DocumentContent): boolean {
  return content.kind === "text" && readFrontMatter(content.text).required;
}
