import type { JudgedFacts } from "../model/facts.ts";
import { untilInWords, type Waiver } from "../model/waiver.ts";
import { markdown } from "./escape.ts";

/** Who waived it, until when and why, as words after "waived". */
export function waivedBy(waiver: Waiver | null): string {
  if (waiver === null) return "";
  const until = waiver.until === null ? "" : ` until ${untilInWords(waiver.until)}`;
  return ` by ${markdown(waiver.by)}${until}: “${markdown(waiver.reason)}”`;
}

/** Why a gate that was open is closed again; empty: no waiver has ended by itself. */
export function lapsedWaiver({ lapsedWaiver: lapsed }: Pick<JudgedFacts, "lapsedWaiver">): string {
  if (lapsed === null) return "";
  const { waiver, why } = lapsed;
  return `A waiver${waivedBy(waiver)} no longer holds: ${why}.`;
}
