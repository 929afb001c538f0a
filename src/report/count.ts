/** A number with its noun: `1 gap`, `12,000 gaps`. The plural is the noun with an s unless given. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(number)} ${number === 1 ? noun : plural}`;
}

/** Several phrases as people say them: `a, b and c`. */
export function listed(phrases: readonly string[]): string {
  const last = phrases.at(-1);
  if (last === undefined || phrases.length === 1) return last ?? "";
  return `${phrases.slice(0, -1).join(", ")} and ${last}`;
}

/** A number with commas: `12,000`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
