import type { Stride } from "../model/stride.ts";
import { type TrainingModule, type TrainingPolicy, teachingModule } from "../model/training.ts";
import { link, markdown } from "./escape.ts";

/** A module by its name, which leads to where it is taught. */
export function moduleLink({ name, link: address }: TrainingModule): string {
  const words = markdown(name, 60);
  return address === null ? words : link(words, address);
}

/** Where finding threats of a category is taught, as a sentence; empty: in no module. */
export function taughtBy(category: Stride, { modules }: Pick<TrainingPolicy, "modules">): string {
  const module = teachingModule(category, modules);
  return module === null ? "" : `The training on ${moduleLink(module)} teaches how to find them.`;
}
