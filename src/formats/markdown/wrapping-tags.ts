const WRAPPING = /^<\/?[a-z]+(?:_[a-z]+)+>[ \t\r]*$/gmu;

/**
 * A text with empty lines for those that hold only a tag such as `<threat_model>`. Plans wrap their
 * parts in such tags, which would hide what stands beside them as HTML.
 */
export function withoutWrappingTags(text: string): string {
  return text.includes("</") ? text.replace(WRAPPING, "") : text;
}
