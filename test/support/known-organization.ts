import { openStore } from "../../db/open.ts";
import type { Store } from "../../src/store.ts";
import { aPull } from "./facts-builder.ts";

export const INSTALLATION = 71;

const CONFIG = `version: 1
security: { team: security }
teams:
  payments: { phase: review }
  website: { phase: observation }
`;

/** A database that knows an organisation of two teams, and its pull request billing-api#12. */
export async function knownOrganization(url: string, owner = "acme"): Promise<Store> {
  const store = await openStore(url);
  const pull = aPull();
  await store.pulls.see({ ...pull, repository: { ...pull.repository, owner } });
  await store.policyFiles.keep({
    owner,
    installationId: INSTALLATION,
    text: CONFIG,
    etag: null,
    url: null,
    lastGood: null,
    lastGoodCommit: null,
    checkedAt: "2026-11-23T12:00:00Z",
  });
  return store;
}
