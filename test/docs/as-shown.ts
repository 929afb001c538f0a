/** The day that pages are made on, as they tell it: else each day would make others. */
const DAY = "2026-11-23";

/** Text of the app's as GitHub shows it: without what only keeps it harmless. */
export function asShown(text: string): string {
  return text
    .replace(/<!--.*?-->/gs, "")
    .replaceAll("\u200b", "")
    .replace(/&#(\d+);/g, (_, point: string) => String.fromCodePoint(Number(point)))
    .replaceAll(/<\/?code>/g, "`")
    .replaceAll(/<\/?span>/g, "")
    .replaceAll(new Date().toISOString().slice(0, 10), DAY)
    .trim();
}
