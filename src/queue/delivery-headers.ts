/** What GitHub says of a delivery outside its body. */
export interface DeliveryHeaders {
  readonly id: string;
  readonly event: string;
  readonly signature: string;
}

/** Why a request is not a webhook delivery, with the HTTP status that says so. */
export interface Refusal {
  readonly code: 400 | 401 | 413 | 415 | 503;
  readonly error: string;
}

/** Visible ASCII: GitHub's ids are UUIDs, and what is kept must be fit to be typed and logged. */
const ID = /^[!-~]{1,100}$/;
const EVENT = /^[a-z_]{1,100}$/;

/** Reads a delivery's headers; the signature is not checked yet. */
export function readHeaders(headers: Headers): DeliveryHeaders | Refusal {
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== "application/json") {
    return { code: 415, error: "content-type must be application/json" };
  }
  const id = headers.get("x-github-delivery");
  const event = headers.get("x-github-event");
  const signature = headers.get("x-hub-signature-256");
  if (id === null) return missing("x-github-delivery");
  if (event === null) return missing("x-github-event");
  if (signature === null) return { code: 401, error: "x-hub-signature-256 is missing" };
  if (!ID.test(id)) return { code: 400, error: "x-github-delivery is not a delivery id" };
  if (!EVENT.test(event)) return { code: 400, error: "x-github-event is not an event's name" };
  return { id, event, signature };
}

function missing(name: string): Refusal {
  return { code: 400, error: `${name} is missing` };
}
