/** A file from which nothing can be imported; the message says why, and what was expected. */
export class UnusableFile extends Error {
  override readonly name = "UnusableFile";
}
