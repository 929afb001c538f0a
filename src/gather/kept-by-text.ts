/** So many results are kept: a large file takes half a second, and each event asks for it. */
const MOST_KEPT = 32;

/** The same function of a text, with its last results kept. */
export function keptByText<T>(read: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>();
  return (text) => {
    const result = kept.get(text) ?? read(text);
    // The one asked for last is the last to go.
    kept.delete(text);
    kept.set(text, result);
    for (const oldest of kept.keys()) {
      if (kept.size <= MOST_KEPT) break;
      kept.delete(oldest);
    }
    return result;
  };
}
