/** People and programs that no team builds, as the last word of a name: `Web browser`. */
const OUTSIDERS = new Set(
  "user browser client customer admin administrator attacker adversary developer engineer visitor partner vendor person people employee merchant maintainer contributor human auditor guest"
    .split(" ")
    .flatMap((word) => [word, `${word}s`]),
);

/** Words that say it only when they stand alone: an `Internet gateway` is one's own. */
const ALONE = new Set(["internet", "public", "operator", "operators", "actor", "saas"]);

const FOREIGN =
  /\b(?:third|3rd)[- ]part(?:y|ies)\b|\bexternal\b(?!\s+(?:load|lb|secrets|dns|ingress|gateway|facing))/i;
const ON_THEIR_SIDE =
  /^(?:end[- ])?(?:client|user|customer)(?:'s)?\s+(?:app|application|device|browser|agent|machine|laptop|phone|pc|workstation)s?$/i;
const AFTER_NAME = /\s+[-–—]\s|[,/:(|[]/;

/** Whether a name says that the thing is outside: a person, a browser, a third party. */
export function namesAnOutsider(name: string): boolean {
  if (FOREIGN.test(name)) return true;
  const core = (name.split(AFTER_NAME, 1)[0] ?? "").trim().toLowerCase();
  if (ALONE.has(core) || ON_THEIR_SIDE.test(core)) return true;
  return OUTSIDERS.has(core.slice(core.lastIndexOf(" ") + 1));
}

const FOREIGN_GROUND = /\buntrusted\b|\binternet\b(?![- ](?:gateway|facing|banking))/i;

/** Whether the name of a boundary says that what stands in it is outside. */
export function namesForeignGround(title: string): boolean {
  return FOREIGN_GROUND.test(title) || namesAnOutsider(title);
}
