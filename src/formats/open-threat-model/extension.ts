/**
 * The attributes under which we keep what the Open Threat Model has no place for. Other tools pass
 * attributes on unread.
 */
export function extension(key: string): string {
  return `threatgate-${key}`;
}

/** The trust zone of what stands in none: every component needs a parent. */
export const NO_ZONE = extension("no-boundary");
