import { outline } from "./outline.ts";
import { findSection } from "./section.ts";

/** Words without which no heading begins a threat model. Cheap to look for. */
const MAY_HAVE =
  /threat|stride|security|attack surface|risk assessment|(?:ab|mis)use case|amenaza|ameaça|menace|bedroh|угроз|脅威|威胁|sicherheit|segur|sécurit|セキュリティ|安全/iu;

/**
 * Whether a Markdown text has a heading that begins a threat model, or front matter that asks for
 * one: what makes a file outside of the design folders a design document.
 */
export function hasThreatModelHeading(text: string, headings: readonly string[]): boolean {
  const extra = headings.some((heading) => text.toLowerCase().includes(heading.toLowerCase()));
  const asks = text.startsWith("---") || text.startsWith("\uFEFF---");
  if (!asks && !extra && !MAY_HAVE.test(text)) return false;
  const document = outline(text);
  return document.frontMatter.required || findSection(document, "", headings) !== null;
}
