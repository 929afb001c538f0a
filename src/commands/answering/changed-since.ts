import { link, pathInUrl } from "../../report/escape.ts";
import type { Situation } from "../command.ts";
import { differenceInWords } from "./difference.ts";
import { keptBack } from "./kept-back.ts";

/**
 * Why a command speaks of another threat model than the one that stands, with what is different and
 * a way there; null: it is the one that its writer saw.
 */
export function changedSince(situation: Situation): string | null {
  const { seen, facts, fingerprint } = situation;
  if (seen === null) {
    return "When you wrote this, the threat model had not been read yet. Please look at the check, then write the command again.";
  }
  if (seen.fingerprint === fingerprint) return null;
  const { repository, headSha, number } = facts.pull;
  const url =
    seen.commit === headSha
      ? `${repository.url}/pull/${number}/files`
      : `${repository.url}/compare/${pathInUrl(seen.commit)}...${pathInUrl(headSha)}`;
  const head = `The threat model has changed since you wrote this: ${link("see the difference", url)}.`;
  return `${head}\n\n${movesIn(situation)}If it still holds, please write the command again.`;
}

/** Empty where nobody knows, or nobody is told. */
function movesIn(situation: Situation): string {
  const before = situation.seen?.threats ?? null;
  if (before === null || keptBack(situation) !== null) return "";
  const after = situation.assessment.documents.flatMap(({ model }) => model.threats);
  const moves = differenceInWords(before, after);
  return moves === "" ? "No threat came, went or moved; the rest did.\n\n" : `${moves}\n\n`;
}
