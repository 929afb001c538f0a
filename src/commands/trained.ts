import { z } from "zod";
import { dayOf, isDay } from "../model/time.ts";
import { markdown } from "../report/escape.ts";
import { Login } from "./arguments/login.ts";
import { command, done, refused } from "./command.ts";
import { chosen } from "./reading/choice.ts";

/** More people than this fit no training room. */
const MOST_PEOPLE = 50;

/** The first name stands alone; the last word is the module, and all between are names too. */
const People = z
  .string()
  .transform((written) => written.split(/\s+/u).filter((word) => word !== ""))
  .pipe(z.array(Login).max(MOST_PEOPLE - 1, `one line names at most ${MOST_PEOPLE} people`));

const Arguments = z
  .object({
    user: Login,
    module: z.string(),
    on: z.string().refine(isDay, "on: wants a day such as on:2026-11-20").optional(),
  })
  .transform(({ user, module, on }) => {
    const at = module.trimEnd().lastIndexOf(" ");
    const others = module.slice(0, Math.max(at, 0));
    return { user, others, module: module.slice(at + 1), on: on ?? null };
  })
  .pipe(
    z.object({
      user: Login,
      others: People,
      module: z.string(),
      on: z.string().nullable(),
    }),
  );

/** Training, told by who gave it. */
export const trained = command({
  name: "trained",
  usage: "@USER… MODULE [on:DATE]",
  who: "security",
  summary: "records that people finished a training module",
  example: "@ada @ben foundations on:2026-11-20",
  arguments: Arguments,
  run: ({ user, others, module: written, on }, { facts: { now, policy } }) => {
    const modules = policy.policy.training.modules.map(({ name }) => name);
    const found = chosen(written, "module", modules);
    if ("mistake" in found) return refused(markdown(found.mistake));
    const { word: module } = found;
    const today = dayOf(now);
    const day = on ?? today;
    if (day > today) return refused(`${day} is still to come. Please write it then.`);
    const logins = [...new Set([user, ...others])];
    return done(null, {
      kind: "record-training",
      logins,
      module,
      on: day,
      before: "not recorded",
      after: `${logins.join(", ")} finished ${module} on ${day}`,
    });
  },
});
