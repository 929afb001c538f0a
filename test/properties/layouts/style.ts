import fc from "fast-check";

/** Chooses among equally good ways of writing, the same ones for the same document. */
export type Style = <T>(ways: readonly T[]) => T;

/** Random ways of writing, which a failing case shows as numbers. */
export const styles: fc.Arbitrary<readonly number[]> = fc.array(fc.nat(997), {
  minLength: 23,
  maxLength: 23,
});

/** The choices that a list of numbers stands for. */
export function styleOf(numbers: readonly number[]): Style {
  let next = 0;
  return (ways) => {
    const number = numbers[next % numbers.length] ?? 0;
    next += 1;
    const way = ways[number % ways.length];
    if (way === undefined) throw new Error("there is no way to choose from");
    return way;
  };
}
