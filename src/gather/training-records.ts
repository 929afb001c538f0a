import type { Policy } from "../model/policy.ts";
import type { Training } from "../model/training.ts";
import type { Store } from "../store.ts";

/** What is known of the training of some people: what was recorded, and what the config says of anybody. */
export async function recordsOf(
  { training }: Pick<Store, "training">,
  owner: string,
  people: readonly string[],
  policy: Pick<Policy, "training">,
): Promise<readonly Training[]> {
  const written = policy.training.records.flatMap(({ module, on, people: logins }) =>
    logins.map((login) => ({ login, module, on })),
  );
  return people.length === 0 ? written : [...written, ...(await training.of(owner, people))];
}
