import { z } from "zod";
import { Login } from "../../commands/arguments/login.ts";
import type { Instant } from "../../model/time.ts";
import { dayOf, isDay } from "../../model/time.ts";
import type { Training } from "../../model/training.ts";
import { cell, found, knownName, pastMoment } from "./cells.ts";

/** What a row's cells must be; a module must be one of these. */
export function trainingRow(modules: readonly string[], now: Instant): z.ZodType<Training> {
  const moment = pastMoment(now);
  return z.object({
    login: cell((text) => {
      const login = Login.safeParse(text);
      if (login.success) return { value: login.data };
      return { wrong: `${found(text)}, expected a name on GitHub such as ada` };
    }),
    module: cell(knownName("a training module", modules)),
    on: cell((text) => {
      const read = moment(text);
      if ("wrong" in read) return read;
      return { value: isDay(text) ? text : dayOf(read.value) };
    }),
  });
}
