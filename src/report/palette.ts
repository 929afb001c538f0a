/** How a terminal shows a word for what it means. */
export interface Palette {
  readonly strong: Paint;
  readonly quiet: Paint;
  readonly bad: Paint;
  readonly doubtful: Paint;
  readonly good: Paint;
  readonly question: Paint;
}

type Paint = (text: string) => string;

/** Colours by the terminal's own theme, so that they read on light and on dark. */
export function palette(color: boolean): Palette {
  const paint = (on: number, off: number): Paint =>
    color ? (text) => `\u001b[${on}m${text}\u001b[${off}m` : (text) => text;
  return {
    strong: paint(1, 22),
    quiet: paint(2, 22),
    bad: paint(31, 39),
    doubtful: paint(33, 39),
    good: paint(32, 39),
    question: paint(36, 39),
  };
}
