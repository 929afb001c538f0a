import { code } from "../../report/escape.ts";
import type { Situation } from "../command.ts";

/** Why a writer's own word does not open the gate here; null: they wrote no part of the change. */
export function needsSecondPerson({ writer }: Situation): string | null {
  if (!writer.isAuthor) return null;
  return `You wrote a part of this change, so it takes somebody else of Security. ${code("/threatmodel review")} asks them.`;
}
