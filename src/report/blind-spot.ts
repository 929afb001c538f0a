import type { BlindSpot } from "../model/blind-spot.ts";
import { STRIDE_TITLE } from "../model/stride.ts";
import { type TrainingPolicy, teachingModule } from "../model/training.ts";
import { code } from "./escape.ts";
import { taughtBy } from "./module-words.ts";

/** What a team may learn next, and where, in a paragraph. It names a category, and no threat. */
export function blindSpotLine(
  { category, missed, all }: BlindSpot,
  training: Pick<TrainingPolicy, "modules">,
): string {
  const title = STRIDE_TITLE[category];
  const what = `Worth another look: **${title}**. Of the last ${all} threats of this kind in your team's designs, others were first to see ${missed}.`;
  const module = teachingModule(category, training.modules);
  const practice = `${code(`/threatmodel explain ${category}`)} has questions to practise with.`;
  return `${what} ${module === null ? practice : taughtBy(category, training)}`;
}
