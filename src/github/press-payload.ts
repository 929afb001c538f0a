import { z } from "zod";

/** A button of a check run that somebody pressed. */
export interface Press {
  readonly button: string;
  readonly by: string;
  readonly checkRunId: number;
  /** The page of the check run. */
  readonly url: string;
}

const PressPayload = z.object({
  requested_action: z.object({ identifier: z.string() }),
  sender: z.object({ login: z.string() }),
  check_run: z.object({ id: z.number(), html_url: z.string().nullable() }),
});

/** What was pressed by whom in a `check_run.requested_action` event. */
export function pressOfPayload(payload: unknown): Press {
  const { requested_action: action, sender, check_run: run } = PressPayload.parse(payload);
  const url = run.html_url ?? "";
  return { button: action.identifier, by: sender.login, checkRunId: run.id, url };
}
