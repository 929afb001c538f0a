import type { ElementKind } from "../../model/threat-model.ts";
import { bareWords } from "../vocabulary/words.ts";

const KIND_WORDS: readonly (readonly [ElementKind, string])[] = [
  [
    "external-entity",
    "actor browser client customer external human mobile person saas third thirdparty user entity",
  ],
  [
    "data-store",
    "bucket cache database datastore db disk dynamodb file files filesystem ldap mongodb mysql postgresql queue rds redis registry repository s3 storage store topic volume warehouse",
  ],
  [
    "process",
    "agent api app application backend balancer broker cluster container controller daemon engine function gateway host instance job kubernetes lambda microservice node pod process processor proxy scheduler server service system task vm waf web worker",
  ],
];

const KIND_OF_WORD = new Map(
  KIND_WORDS.flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind] as const)),
);

/** What a component's free type (`web-client`, `postgresql-db`) says it is; null: nothing known. */
export function componentKind(
  type: string | null,
  tags: readonly string[] = [],
): ElementKind | null {
  if (tags.some((tag) => tag.toLowerCase() === "external")) return "external-entity";
  const words = bareWords(type ?? "")
    .split(" ")
    .slice(0, 12);
  for (const word of words.reverse()) {
    const kind = KIND_OF_WORD.get(word);
    if (kind !== undefined) return kind;
  }
  return null;
}
