/** Choices that fall the same way each time for the same seed. */
export interface Dice {
  /** A whole number from 0 up to, and without, the bound. */
  below(bound: number): number;
  oneOf<T>(things: readonly [T, ...T[]]): T;
  /** Different things, at most so many, in the list's order. */
  some<T>(count: number, things: readonly T[]): readonly T[];
}

/** @see https://gist.github.com/tommyettinger/46a874533244883189143505d203312c (Mulberry32) */
export function dice(seed: number): Dice {
  let state = seed;
  const below = (bound: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * bound);
  };
  return {
    below,
    oneOf: (things) => things[below(things.length)] ?? things[0],
    some: (count, things) => {
      const kept = [...things];
      while (kept.length > count) kept.splice(below(kept.length), 1);
      return kept;
    },
  };
}
