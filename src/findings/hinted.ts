import type { LedgerEvent } from "../model/ledger-event.ts";
import type { Lineage } from "./lineage.ts";
import type { Report } from "./reports.ts";
import { likenessOf, sharesAll } from "./same-threat.ts";
import type { SessionEvents } from "./session-events.ts";

/**
 * Whether a threat was written after its very asset and category had been named: by a gap that the
 * gate showed, by a hint, or by a report of Security's.
 */
export function isHinted(
  { threat, first }: Lineage,
  { models, hints }: SessionEvents,
  reports: readonly Report[],
): boolean {
  const isBefore = ({ at }: Pick<LedgerEvent, "at">) => at < first.at;
  const shown = models.slice(0, models.indexOf(first)).flatMap(({ named }) => named);
  const named = [...shown, ...hints.filter(isBefore)].map(({ asset, category }) => ({
    assets: [asset],
    stride: [category],
  }));
  const told = reports.map(({ logged }) => logged).filter(isBefore);
  return [...named, ...told.map(likenessOf)].some((each) => sharesAll(each, threat));
}
