import { link, markdown } from "../escape.ts";
import type { EvidenceView } from "./evidence-view.ts";

/** A session as Markdown, with a link to its pull request where that is known. */
export function sessionName(key: string, { sessions, isPublic }: EvidenceView): string {
  if (isPublic) return "a pull request";
  const name = sessions.get(key);
  if (name === undefined) return `pull request ${markdown(key.split("#").at(-1) ?? "", 20)}`;
  const label = markdown(name.label, 100);
  return name.url === null ? label : link(label, name.url);
}
