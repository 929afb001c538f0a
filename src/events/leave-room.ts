import { requestsLeft } from "../github/requests-left.ts";
import { PostponedError } from "../queue/postponed.ts";
import type { World } from "../world.ts";

/** Of an hour's requests, sweeps leave this share to people. */
const SHARE_OF_PEOPLE = 0.5;

/** Waits for another hour where sweeps have used their share of this one. */
export async function leaveRoom({ github }: World): Promise<void> {
  const left = await requestsLeft(github);
  if (left === null || left.remaining >= left.limit * SHARE_OF_PEOPLE) return;
  throw new PostponedError(left.resetsAt);
}
