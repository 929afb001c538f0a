import { z } from "zod";
import { command, done } from "./command.ts";

/** Looks again, for whoever does not want to wait or to push. */
export const check = command({
  name: "check",
  usage: "",
  who: "writer",
  summary: "assesses the threat model again now",
  example: "",
  arguments: z.object({}),
  run: () => done(null, { kind: "check-again" }),
});
