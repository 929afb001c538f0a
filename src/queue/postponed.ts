/** Work that can wait, and does until a moment, in ms since 1970, so that others find room. */
export class PostponedError extends Error {
  override readonly name = "PostponedError";
  readonly until: number;

  constructor(until: number) {
    super("it waits until GitHub gives the installation another hour's requests");
    this.until = until;
  }
}
