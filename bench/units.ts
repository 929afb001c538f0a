/** A time, with three digits that count: `12.3 ms`. */
export function milliseconds(time: number): string {
  return time < 1000 ? `${time.toPrecision(3)} ms` : `${(time / 1000).toPrecision(3)} s`;
}

/** A size in the unit that the limits are given in: `120 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1e6)} MB`;
}
