import type { CheckRun } from "./check-run.ts";

/** Something to do, as plain data. Each is safe to perform twice. */
export type Action =
  | { readonly kind: "publish-check"; readonly headSha: string; readonly check: CheckRun }
  | { readonly kind: "request-review"; readonly number: number; readonly team: string };
