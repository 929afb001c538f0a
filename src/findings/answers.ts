import type { Lineage } from "./lineage.ts";
import type { Report } from "./reports.ts";
import { likenessOf, pairsOf, sharesAll } from "./same-threat.ts";

/**
 * Which report a threat of the document repeats, or is the answer to; each is one at most. A threat
 * that stood there before Security's review is known by its title alone: of another title, it is
 * another one of the same asset and category.
 */
export function answersTo(
  reports: readonly Report[],
  lineages: readonly Lineage[],
  isFrozen: (lineage: Lineage, report: Report) => boolean,
): ReadonlyMap<Lineage, Report> {
  const answers = new Map<Lineage, Report>();
  const free = () => lineages.filter((lineage) => lineage.isThere && !answers.has(lineage));
  const standing = reports.filter(({ isRetracted }) => !isRetracted);
  for (const report of standing) {
    const same = sameAs(report, free());
    if (same !== null) answers.set(same, report);
  }
  const open = standing.filter((report) => ![...answers.values()].includes(report));
  for (const report of open) {
    const likeness = likenessOf(report.logged);
    const answer = free().find(
      (lineage) => !isFrozen(lineage, report) && sharesAll(lineage.threat, likeness),
    );
    if (answer !== undefined) answers.set(answer, report);
  }
  return answers;
}

/** The threat that a report speaks of, by its title; null: it is none of them. */
export function sameAs(
  { logged }: Pick<Report, "logged">,
  lineages: readonly Lineage[],
): Lineage | null {
  const threats = lineages.map(({ threat }) => threat);
  const [threat] = pairsOf(threats, [likenessOf(logged)]).values();
  return lineages.find((lineage) => lineage.threat === threat) ?? null;
}
