import type { Instant } from "./time.ts";

/** What Security has said of the threat model as it stands. */
export type SignOff =
  | { readonly state: "none" }
  | { readonly state: "approved"; readonly by: string; readonly at: Instant }
  | { readonly state: "changes-requested"; readonly by: string; readonly at: Instant }
  /** It asked for changes of a threat model that has changed since. */
  | { readonly state: "answered"; readonly by: string; readonly at: Instant }
  /** It approved a threat model that has changed since. */
  | { readonly state: "void"; readonly by: string; readonly at: Instant };
