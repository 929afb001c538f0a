import { z } from "zod";
import type { NewDelivery } from "../model/delivery.ts";
import { EVENTS, type Place } from "./events.ts";

/** What becomes of a webhook event: it gets a place in line, or nobody needs it, or it is garbled. */
export type Placement =
  | ({ readonly kind: "placed" } & Place & Pick<NewDelivery, "action" | "installationId">)
  | { readonly kind: "ignored"; readonly why: string }
  | { readonly kind: "unreadable"; readonly why: string };

/** What every event of a GitHub App may carry. */
const Envelope = z.object({
  action: z.string().max(100).nullish(),
  installation: z.object({ id: z.int().positive() }).nullish(),
});

/** Finds a webhook event's place in line from its name and parsed body. */
export function placeOf(event: string, payload: unknown): Placement {
  const envelope = Envelope.safeParse(payload);
  if (!envelope.success) return unreadable(event, envelope.error);
  const action = envelope.data.action ?? null;
  const rule = Object.hasOwn(EVENTS, event) ? EVENTS[event] : undefined;
  if (rule === undefined) return { kind: "ignored", why: "event not used" };
  if (rule.actions !== null && !rule.actions.includes(action ?? "")) {
    return { kind: "ignored", why: "action not used" };
  }
  const placed = rule.place(payload, action);
  if (placed instanceof z.ZodError) return unreadable(event, placed);
  if (typeof placed === "string") return { kind: "ignored", why: placed };
  return {
    kind: "placed",
    ...placed,
    action,
    installationId: envelope.data.installation?.id ?? null,
  };
}

/** Says where the body is not as GitHub documents it, without saying what stood there. */
function unreadable(event: string, error: z.ZodError): Placement {
  const places = error.issues.slice(0, 3).map(({ path }) => path.join(".") || "the body");
  return { kind: "unreadable", why: `not a ${event} event as documented: ${places.join(", ")}` };
}
