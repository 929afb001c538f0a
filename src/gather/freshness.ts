import type { Instant } from "../model/time.ts";
import type { World } from "../world.ts";

/**
 * Whether what GitHub was asked at a moment still counts, for so many milliseconds. What there was
 * news of counts as asked in 1970, and is asked for again.
 */
export function isFresh(
  { now, goesByMemory = false }: Pick<World, "now" | "goesByMemory">,
  checkedAt: Instant,
  millis: number,
): boolean {
  const asked = Date.parse(checkedAt);
  return goesByMemory ? asked > 0 : Date.parse(now) - asked < millis;
}
