const NULL = /^(?:~|null|Null|NULL|)$/;
const TRUE = /^(?:true|True|TRUE)$/;
const FALSE = /^(?:false|False|FALSE)$/;
const INTEGER = /^[-+]?\d+$|^0o[0-7]+$|^0x[\da-fA-F]+$/;
const FLOAT = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;

/**
 * What an unquoted word of YAML means, by the core schema.
 * @see https://yaml.org/spec/1.2.2/#1032-tag-resolution
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (text.length > LONGEST) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  return INTEGER.test(text) || FLOAT.test(text) ? Number(text) : text;
}

/** No word or number is longer, in characters. */
const LONGEST = 60;
