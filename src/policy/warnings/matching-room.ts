/**
 * So many steps go into looking for patterns that match nothing, which takes less than a second. Anybody
 * who may open a pull request may propose a config of thousands of patterns.
 */
const MOST_STEPS = 100_000_000;

/** Says before each matching whether there is still room for it, given characters on both sides. */
export function matchingRoom(): (patterns: number, texts: number) => boolean {
  let room = MOST_STEPS;
  return (patterns, texts) => {
    room -= patterns * texts;
    return room >= 0;
  };
}
