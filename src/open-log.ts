import { stdout } from "node:process";
import { getTransformStream } from "@probot/pino";
import pino, { type Logger } from "pino";
import { errorText } from "./log.ts";
import type { Settings } from "./settings.ts";

/**
 * Opens the log on the standard output. Whoever writes to it, an error is one line in it and an
 * event its name: the errors of GitHub's client hold what was sent (a check speaks of a private
 * document), and those of webhooks hold the payload.
 */
export async function openLog({ level, format }: Settings["log"]): Promise<Logger> {
  const lines = await getTransformStream({ logFormat: format });
  lines.pipe(stdout);
  const serializers = { err: errorText, error: errorText, event: eventName };
  return pino({ level, serializers }, lines);
}

/** The event's name, of a name or a whole delivery. */
function eventName(event: unknown): unknown {
  const isDelivery = typeof event === "object" && event !== null && "name" in event;
  return isDelivery ? event.name : event;
}
