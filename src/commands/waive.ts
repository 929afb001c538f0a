import { z } from "zod";
import { isDay, momentOf } from "../model/time.ts";
import { isOver, untilInWords } from "../model/waiver.ts";
import { changedSince } from "./answering/changed-since.ts";
import { needsSecondPerson } from "./answering/second-person.ts";
import { command, done, refused, type Situation } from "./command.ts";

const UNTIL =
  "until: wants a day such as until:2026-12-01, or a moment in UTC such as until:2026-12-01T12:00Z";

/** An exception that everybody can see, and that ends by itself. */
export const waive = command({
  name: "waive",
  usage: "REASON [until:DATE]",
  who: "security",
  summary: "opens the gate for this threat model, with a reason and an end",
  example: "The fix has to go out today until:2026-12-01",
  arguments: z.object({
    reason: z.string().max(500, "REASON has at most 500 characters"),
    until: z
      .string()
      .transform((text) => (isDay(text) ? text : momentOf(text)))
      .refine((until) => until !== null, UNTIL)
      .optional(),
  }),
  run: ({ reason, until = null }, situation) => {
    const { facts, assessment, fingerprint } = situation;
    const why = needsSecondPerson(situation) ?? changedSince(situation);
    if (why !== null) return refused(why);
    if (assessment.documents.length === 0) {
      return refused("No design document changed here, so there is no gate to open.");
    }
    if (isOver({ until }, facts.now)) {
      return refused(`${until} is over already. Please name today or a later day.`);
    }
    const end = until === null ? "this pull request is merged" : endInWords(until);
    return done(
      `The gate is open until ${end}, or until the threat model changes. The reason stands in the check.`,
      {
        ...{ kind: "waive", reason, until, fingerprint, before: standing(situation) },
        after: inWords(situation.writer.login, until),
      },
    );
  },
});

function endInWords(until: string): string {
  return isDay(until) ? `the end of ${until} (UTC)` : untilInWords(until);
}

function standing({ facts: { waiver } }: Situation): string {
  if (waiver === null) return "not waived";
  return inWords(waiver.by, waiver.until);
}

function inWords(by: string, until: string | null): string {
  return `waived by ${by}${until === null ? "" : ` until ${untilInWords(until)}`}`;
}
