import type { Said } from "../commands/reading/read-comment.ts";
import type { Conversation } from "../events/converse.ts";
import type { Recorded } from "../model/command-effect.ts";

/** Keeps in the audit log what a line of a comment changed. Doing it twice is doing it once. */
export async function recordChange(
  { kind, before, after }: Recorded & { readonly kind: string },
  { line, text }: Said,
  { world, repository, comment }: Conversation,
): Promise<void> {
  await world.store.audit.append({
    at: comment.at,
    who: comment.by,
    owner: repository.owner,
    repository: repository.name,
    repositoryId: repository.id,
    number: comment.number,
    commentId: comment.id,
    url: comment.url,
    line,
    command: text,
    what: kind,
    before,
    after,
  });
}
