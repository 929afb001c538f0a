import { z } from "zod";
import type { Repository } from "../model/pull-request.ts";

const InstallationPayload = z.object({
  installation: z.object({
    id: z.number(),
    account: z.object({ login: z.string().default(""), html_url: z.string() }),
  }),
  repositories_added: z
    .array(z.object({ id: z.number(), name: z.string(), private: z.boolean() }))
    .default([]),
});

/** Whose installation an `installation` event speaks of, and what was added to it. */
export function installationOfPayload(payload: unknown): {
  readonly installationId: number;
  readonly owner: string;
  readonly added: readonly Repository[];
} {
  const { installation, repositories_added: added } = InstallationPayload.parse(payload);
  const { login: owner, html_url: page } = installation.account;
  return {
    installationId: installation.id,
    owner,
    added: added.map(({ id, name, private: isPrivate }) => {
      return { id, owner, name, url: `${page}/${name}`, isPrivate };
    }),
  };
}

/** Whose installation an event of an organisation is for. */
export function installationIdOf(payload: unknown): number {
  return z.object({ installation: z.object({ id: z.number() }) }).parse(payload).installation.id;
}

const RenamePayload = z.object({
  account: z.object({ login: z.string().optional() }),
  changes: z.object({ login: z.object({ from: z.string() }).optional() }).nullish(),
});

/** How an owner was called and is called now; null: it is no login that changed. */
export function renamedOwnerOfPayload(payload: unknown): { from: string; to: string } | null {
  const { account, changes } = RenamePayload.parse(payload);
  const from = changes?.login?.from;
  return from === undefined || account.login === undefined ? null : { from, to: account.login };
}
