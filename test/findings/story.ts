import type { EventOf, LedgerEvent, SeenThreat } from "../../src/model/ledger-event.ts";

/** The minute of a story's day. */
export function minute(at: number): string {
  return new Date(Date.UTC(2026, 0, 5, 9, at)).toISOString().replace(".000Z", "Z");
}

/** A threat that the pull request brings: tampering with the ledger, of high severity. */
export function threat(title: string, changes: Partial<SeenThreat> = {}): SeenThreat {
  return {
    id: null,
    title,
    severity: "high",
    stride: ["tampering"],
    assets: ["Ledger"],
    status: "open",
    isNew: true,
    ...changes,
  };
}

/** A pull request of the payments team, number 1 unless said otherwise. */
export function pull(number = 1) {
  const place = { repositoryId: 7, number };
  const id = (kind: string, at: number) => `${number}:${kind}:${at}`;
  const told = (at: number) => ({ at: minute(at), ...place });
  return {
    model: (
      at: number,
      threats: readonly SeenThreat[],
      changes: Partial<EventOf<"model-seen">> = {},
    ): LedgerEvent => ({
      ...told(at),
      kind: "model-seen",
      id: id("model", at),
      commit: `c${number}-${at}`,
      team: "payments",
      author: "ada",
      documents: ["docs/design/refunds.md"],
      threats,
      assets: ["Ledger", "Refund API"],
      outOfScope: ["Card network"],
      considered: [],
      named: [],
      ...changes,
    }),
    pushedBySecurity: (at: number, commitAt = at): LedgerEvent => ({
      ...told(at),
      kind: "security-pushed",
      id: id("pushed", at),
      commit: `c${number}-${commitAt}`,
    }),
    review: (at: number): LedgerEvent => ({
      ...told(at),
      kind: "frozen",
      id: id("frozen", at),
      by: "sam",
    }),
    hint: (at: number, asset = "Ledger", category = "tampering" as const): LedgerEvent => ({
      ...told(at),
      kind: "hinted",
      id: id("hinted", at),
      asset,
      category,
    }),
    report: (
      at: number,
      finding: number,
      title: string,
      changes: Partial<EventOf<"logged">> = {},
    ): LedgerEvent => ({
      ...told(at),
      kind: "logged",
      id: id(`logged-${finding}`, at),
      finding,
      isOfSession: true,
      team: "payments",
      by: "sam",
      source: "security",
      severity: "high",
      category: "tampering",
      title,
      asset: "Ledger",
      ...changes,
    }),
    retract: (at: number, finding: number): LedgerEvent => ({
      ...told(at),
      kind: "retracted",
      id: id(`retracted-${finding}`, at),
      finding,
      by: "sam",
      reason: "it is no threat",
    }),
    severity: (
      at: number,
      finding: number,
      severity: EventOf<"logged">["severity"],
    ): LedgerEvent => ({
      ...told(at),
      kind: "severity-corrected",
      id: id(`severity-${finding}`, at),
      finding,
      by: "sam",
      severity,
    }),
    fixed: (at: number, finding: number): LedgerEvent => ({
      ...told(at),
      kind: "fixed",
      id: id(`fixed-${finding}`, at),
      finding,
      by: "ada",
      note: "",
    }),
    escaped: (
      at: number,
      finding: number,
      why: EventOf<"escape-set">["escapeClass"],
    ): LedgerEvent => ({
      ...told(at),
      kind: "escape-set",
      id: id(`escape-${finding}`, at),
      finding,
      by: "sam",
      escapeClass: why,
    }),
    end: (at: number, kind: "completed" | "abandoned" = "completed"): LedgerEvent => ({
      ...told(at),
      kind,
      id: id(kind, at),
      team: "payments",
    }),
  };
}
