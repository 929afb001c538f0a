import type { Handler } from "hono";
import { errorText, type Log } from "../log.ts";
import type { NewDelivery } from "../model/delivery.ts";
import type { Instant } from "../model/time.ts";
import type { DeliveryStore } from "../store/delivery-store.ts";
import { type BodyRoom, BodyTooLargeError, boundedBody, NoRoomError } from "./bounded-body.ts";
import { type DeliveryHeaders, type Refusal, readHeaders } from "./delivery-headers.ts";
import { placeOf } from "./lane.ts";
import { signatureCheck } from "./signature.ts";

/** What the webhook endpoint stands on. */
export interface Intake {
  readonly deliveries: Pick<DeliveryStore, "add">;
  /** Any of them may have signed: the current secret, and during a rotation the previous one. */
  readonly secrets: readonly string[];
  readonly log: Log;
  now(): Instant;
  /** Told when something new is in line. */
  wake(): void;
}

/** Where GitHub sends its events. */
export const WEBHOOK_PATH = "/api/github/webhooks";

/**
 * GitHub never sends more.
 * @see https://docs.github.com/webhooks/webhook-events-and-payloads#payload-cap
 */
const MOST_BYTES = 25 * 1024 * 1024;

/** Of all bodies that are being read, no more is in memory at once. */
const MOST_UNFINISHED_BYTES = 4 * MOST_BYTES;

/** The HTTP answer to a delivery. */
type Answer =
  | { readonly code: 200; readonly status: "ignored"; readonly why: string }
  | { readonly code: 202; readonly status: "stored" | "known" }
  | Refusal;

type SignatureCheck = ReturnType<typeof signatureCheck>;

/**
 * The webhook endpoint. It answers 202 once a delivery is on the disk (or was there before), 200
 * where nobody needs it and it is not kept, 4xx where it is not GitHub's, and 503 where it could
 * not be kept, so that GitHub lists it as failed.
 */
export function webhookIntake(intake: Intake): Handler {
  const isSigned = signatureCheck(intake.secrets);
  const room: BodyRoom = { most: MOST_UNFINISHED_BYTES, taken: 0 };
  return async (context) => {
    const { code, ...body } = await receive(intake, { isSigned, room }, context.req.raw);
    // What is left of a refused body is not waited for.
    if ("error" in body) context.header("connection", "close");
    return context.json(body, code);
  };
}

async function receive(
  intake: Intake,
  { isSigned, room }: { isSigned: SignatureCheck; room: BodyRoom },
  request: Request,
): Promise<Answer> {
  const headers = readHeaders(request.headers);
  if ("error" in headers) return refused(intake.log, headers);
  const body = await readBody(request, room);
  if (typeof body !== "string") return refused(intake.log, body, headers);
  if (!(await isSigned(body, headers.signature))) {
    const error = "x-hub-signature-256 does not match the body";
    return refused(intake.log, { code: 401, error }, headers);
  }
  return takeIn(intake, headers, body);
}

async function readBody(request: Request, room: BodyRoom): Promise<string | Refusal> {
  try {
    return (await boundedBody(request, MOST_BYTES, room)).toString("utf8");
  } catch (error) {
    if (error instanceof NoRoomError) {
      return { code: 503, error: "too much is being sent at once; send it again later" };
    }
    return error instanceof BodyTooLargeError
      ? { code: 413, error: `the body is larger than ${MOST_BYTES} bytes` }
      : { code: 400, error: "the body could not be read to its end" };
  }
}

/** A delivery that GitHub signed. */
async function takeIn(intake: Intake, headers: DeliveryHeaders, body: string): Promise<Answer> {
  const { id, event } = headers;
  const payload = parse(body);
  if (payload === undefined) {
    return refused(intake.log, { code: 400, error: "the body is not JSON" }, headers);
  }
  const placement = placeOf(event, payload);
  if (placement.kind === "unreadable") {
    return refused(intake.log, { code: 400, error: placement.why }, headers);
  }
  if (placement.kind === "ignored") {
    intake.log.debug({ delivery: id, event, why: placement.why }, "webhook ignored");
    return { code: 200, status: "ignored", why: placement.why };
  }
  const { kind, ...place } = placement;
  return keep(intake, { id, event, ...place, payload: body, receivedAt: intake.now() });
}

async function keep(intake: Intake, delivery: NewDelivery): Promise<Answer> {
  const { id, event, action, lane } = delivery;
  try {
    const outcome = await intake.deliveries.add(delivery);
    intake.log.info({ delivery: id, event, action, lane, outcome }, "webhook received");
    if (outcome === "known") return { code: 202, status: "known" };
  } catch (error) {
    intake.log.error({ delivery: id, event, error: errorText(error) }, "webhook not stored");
    return { code: 503, error: "the delivery could not be stored; send it again later" };
  }
  intake.wake();
  return { code: 202, status: "stored" };
}

function refused(log: Log, refusal: Refusal, headers?: DeliveryHeaders): Refusal {
  log.warn({ delivery: headers?.id, event: headers?.event, ...refusal }, "webhook refused");
  return refusal;
}

/** Undefined: it is not JSON. */
function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
