import type { Policy } from "../model/policy.ts";
import type { Evidence } from "../promotion/evidence.ts";
import type { EvidenceView, SessionName } from "../report/evidence/evidence-view.ts";
import type { Store } from "../store.ts";

/** What the words on a team's evidence need beside it; of sessions, what is remembered. */
export async function evidenceView(
  { store }: { readonly store: Pick<Store, "pulls"> },
  { sessions }: Evidence,
  { phases }: Pick<Policy, "phases">,
  isPublic: boolean,
): Promise<EvidenceView> {
  const names = new Map<string, SessionName>();
  for (const { session } of sessions) {
    const name = await nameOf(store, session.key);
    if (name !== null) names.set(session.key, name);
  }
  return { sessions: names, phases, isPublic };
}

/** Null: nobody ever told of its pull request. */
async function nameOf({ pulls }: Pick<Store, "pulls">, key: string): Promise<SessionName | null> {
  const [repositoryId = 0, number = 0] = key.split("#").map(Number);
  const pull = await pulls.get(repositoryId, number);
  if (pull === null) return null;
  const { name, url } = pull.repository;
  return { label: `${name}#${number}`, url: `${url}/pull/${number}` };
}
