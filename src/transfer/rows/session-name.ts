/** A pull request as people name it. */
export interface SessionName {
  readonly owner: string;
  readonly repository: string;
  readonly number: number;
}

/** `acme/billing-api#12`, or `https://github.com/acme/billing-api/pull/12` with whatever follows. */
const NAME = /^([\w.-]{1,100})\/([\w.-]{1,100})#(\d{1,9})$/;
const ADDRESS =
  /^https?:\/\/[^/\s]{1,255}\/([\w.-]{1,100})\/([\w.-]{1,100})\/pull\/(\d{1,9})(?:[/?#]|$)/;

/** The pull request that a text names; null: it names none. */
export function sessionNameOf(text: string): SessionName | null {
  const [, owner, repository, number] = NAME.exec(text) ?? ADDRESS.exec(text) ?? [];
  if (owner === undefined || repository === undefined || Number(number) === 0) return null;
  return { owner, repository, number: Number(number) };
}
