/** Where the edges say what they do; pino's loggers are such. Fields never hold payloads or secrets. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Longer ones say no more to a person, and may be hostile. */
const LONGEST = 500;

/** Credentials as GitHub writes them. */
const TOKEN = /\b(?:gh[a-z]_|github_pat_)\w{10,}/g;

/** An error in one line for logs and lists: its name and message, with no credential or control in it. */
export function errorText(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const cut = text.slice(0, 2 * LONGEST).replace(TOKEN, "[token]");
  return cut.replace(/[\s\p{C}]+/gu, " ").slice(0, LONGEST);
}
