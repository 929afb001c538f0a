/** The part of a markdown-it inline token that is read here. */
export interface InlineToken {
  readonly type: string;
  readonly content: string;
  readonly children: readonly InlineToken[] | null;
  readonly meta: Readonly<Record<string, unknown>> | null;
  attrGet(name: string): string | number | null;
}
