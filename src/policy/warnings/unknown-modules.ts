import type { Policy } from "../../model/policy.ts";
import { orList, quoted } from "../found-words.ts";
import { nearestWord } from "../nearest-word.ts";
import type { ConfigWarning } from "./warning.ts";

/** Records of modules that the config does not name: nobody has finished anything by them. */
export function unknownModules({ training }: Policy): readonly ConfigWarning[] {
  const names = training.modules.map(({ name }) => name);
  return training.records.flatMap(({ module }, at) =>
    names.includes(module)
      ? []
      : [{ path: ["training", "records", at, "module"], message: messageOf(module, names) }],
  );
}

function messageOf(module: string, names: readonly string[]): string {
  const near = nearestWord(module, names);
  const hint = near === null ? `Expected ${orList(names)}.` : `Did you mean ${quoted(near)}?`;
  return `No training module is called ${quoted(module)}, so this counts for nobody. ${hint}`;
}
