import type { TrainingPolicy } from "../model/training.ts";

/**
 * Training as it is compared with another: modules by their names, what changed of those that both
 * have, and how many records there are.
 */
export function trainingSettings(
  { modules, records, ...others }: TrainingPolicy,
  other: TrainingPolicy,
) {
  const both = modules.filter(({ name }) => other.modules.some((each) => each.name === name));
  return {
    ...others,
    modules: modules.map(({ name }) => name),
    ...Object.fromEntries(both.map(({ name, ...module }) => [`module ${name}`, module])),
    records: records.flatMap(({ people }) => people).length,
  };
}
