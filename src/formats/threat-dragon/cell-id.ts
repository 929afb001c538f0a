/** An id in the form of a UUID, the same for the same number; `kind` is one hexadecimal digit. */
export function cellId(number: number, kind: string): string {
  return `00000000-0000-4000-800${kind}-${String(number).padStart(12, "0")}`;
}
