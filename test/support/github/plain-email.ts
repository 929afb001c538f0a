/** An address without the brackets of an app's login: GitHub's schemas take it for an e-mail address. */
export function plainEmail(email: unknown): string {
  return String(email).replaceAll(/[[\]]/g, "");
}
