import type { ChangedFile } from "../model/design-document.ts";
import { POLICY_FILE } from "../model/policy.ts";

/** A change to a repository's config file, among all that a pull request changes; null: none. */
export function configChangeIn(files: readonly ChangedFile[]): ChangedFile | null {
  const present = files.find(({ path }) => path === POLICY_FILE.path);
  if (present !== undefined) return present;
  const moved = files.find(({ previousPath }) => previousPath === POLICY_FILE.path);
  if (moved === undefined) return null;
  return { ...moved, path: POLICY_FILE.path, previousPath: null, change: "removed" };
}

/** Whether a repository's config file is its organisation's. */
export function holdsPolicy({ name }: { readonly name: string }): boolean {
  return name.toLowerCase() === POLICY_FILE.repository;
}
