/** Longer texts are no labels: they come once. In characters. */
const LONGEST = 60;
/** So many answers are kept; then they are forgotten all at once. */
const MOST = 2000;

/** A reading of short texts that come again and again, such as labels: each is read once. */
export function remembered<Meaning>(read: (text: string) => Meaning): (text: string) => Meaning {
  const known = new Map<string, { readonly meaning: Meaning }>();
  return (text) => {
    if (text.length > LONGEST) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before.meaning;
    if (known.size >= MOST) known.clear();
    const meaning = read(text);
    known.set(text, { meaning });
    return meaning;
  };
}
