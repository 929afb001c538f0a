const TAG = /<\/?[a-zA-Z][^<>]*>/g;

/** Text in one line, without HTML tags. */
export function oneLine(text: string): string {
  return text.replace(TAG, "").replace(/\s+/g, " ").trim();
}
