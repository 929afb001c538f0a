import { z } from "zod";
import { type AcceptanceRule, acceptanceKey, wordsFor } from "../model/acceptance.ts";
import { nameKey, nearest } from "../model/names.ts";
import type { Severity } from "../model/severity.ts";
import type { Threat } from "../model/threat-model.ts";
import { addDays, type Day, dayOf, isDay } from "../model/time.ts";
import { code, markdown } from "../report/escape.ts";
import { changedSince } from "./answering/changed-since.ts";
import { keptBack } from "./answering/kept-back.ts";
import { command, done, type Outcome, refused, type Situation } from "./command.ts";

/** A risk that somebody answers for, until a day. */
export const accept = command({
  name: "accept",
  usage: "THREAT REASON [until:DATE]",
  who: "by-severity",
  summary:
    "accepts a threat for a while; unless the config says otherwise: low by a lead of the team (180 days at most), medium (90) and high (30) by Security, critical by two of Security (7)",
  example: 'T3 "The partner rotates its keys in spring" until:2027-01-31',
  arguments: z.object({
    threat: z.string(),
    reason: z.string().max(500, "REASON has at most 500 characters"),
    until: z.string().refine(isDay, "until: wants a day such as until:2026-12-01").optional(),
  }),
  run: ({ threat: written, reason, until }, situation) => {
    const why = changedSince(situation) ?? notToTell(situation);
    if (why !== null) return refused(why);
    const found = threatsCalled(written, situation);
    const [threat, ...others] = found;
    if (threat === undefined) return refused(noThreat(written, situation));
    if (others.length > 0) {
      return refused(
        `${code(written, 100)} names ${found.length} threats here. Please write the whole title, in quotes.`,
      );
    }
    if (threat.severity === null) {
      return refused(
        `${named(threat, situation)} has no severity yet, and that decides who may accept it. Please add it first.`,
      );
    }
    return accepted({ ...threat, severity: threat.severity }, { reason, until }, situation);
  },
});

type Rated = Threat & { readonly severity: Severity };

/** What a severity is, those who may accept nothing are not told where details are kept back. */
function notToTell(situation: Situation): string | null {
  const { roles } = situation.writer;
  return roles.includes("team") || roles.includes("security") ? null : keptBack(situation);
}

/** In public, by what its writer has called it at most. */
function named({ id, title }: Threat, situation: Situation): string {
  if (keptBack(situation) === null) return `**${markdown(title, 200)}**`;
  return id === null ? "The threat" : code(id, 100);
}

function accepted(
  threat: Rated,
  { reason, until }: { readonly reason: string; readonly until: Day | undefined },
  situation: Situation,
): Outcome {
  const { facts, writer } = situation;
  const today = dayOf(facts.now);
  const rule = facts.policy.policy.acceptance[threat.severity];
  const last = addDays(today, rule.days);
  const end = until ?? last;
  const why = notYours(threat, rule, situation) ?? wrongEnd(end, today, last, threat);
  if (why !== null) return refused(why);
  const by = writer.login.toLowerCase();
  const before = wordsFor(threat, facts.acceptances, today);
  const others = before.filter((word) => word.by.toLowerCase() !== by).length;
  const missing = rule.people - others - 1;
  return done(answer(named(threat, situation), end, missing > 0 ? rule : null), {
    kind: "accept",
    threat: acceptanceKey(threat),
    severity: threat.severity,
    reason,
    until: end,
    before:
      before.length === 0
        ? threat.status
        : `accepted by ${before.map((word) => word.by).join(", ")}`,
    after: missing > 0 ? "waits for a second person" : `accepted until ${end}`,
  });
}

/** With a rule, it still takes somebody. */
function answer(name: string, end: Day, waitsFor: AcceptanceRule | null): string {
  if (waitsFor === null) {
    return `${name} is accepted until the end of ${end} (UTC); then it is open again.`;
  }
  const who = waitsFor.by === "lead" ? "another lead, or Security," : "somebody else of Security";
  return `Noted. ${name} is accepted once ${who} says so too, with the same command.`;
}

function notYours(
  { severity }: Rated,
  { by }: AcceptanceRule,
  { writer }: Situation,
): string | null {
  if (!writer.roles.includes(by) && !writer.roles.includes("security")) {
    const may = by === "lead" ? "A lead of the owning team, or Security," : "Only Security";
    return `${may} may accept a threat of severity ${severity}. ${code("/threatmodel review")} asks Security.`;
  }
  const isSevere = severity === "critical" || severity === "high";
  if (!isSevere || !writer.isAuthor) return null;
  return `Nobody accepts a threat of severity ${severity} for a change of their own. ${code("/threatmodel review")} asks somebody else of Security.`;
}

function wrongEnd(end: Day, today: Day, last: Day, { severity }: Rated): string | null {
  if (end < today) return `${end} is over already. Please name today or a later day.`;
  if (end > last) return `A ${severity} threat can be accepted until ${last} at most.`;
  return null;
}

function threatsOf({ assessment }: Situation): readonly Threat[] {
  return assessment.documents.flatMap(({ model }) => model.threats);
}

/** By id, else by title. */
function threatsCalled(written: string, situation: Situation): readonly Threat[] {
  const threats = threatsOf(situation);
  const byId = threats.filter(({ id }) => id?.toLowerCase() === written.toLowerCase());
  return byId.length > 0
    ? byId
    : threats.filter(({ title }) => nameKey(title) === nameKey(written));
}

function noThreat(written: string, situation: Situation): string {
  const names = threatsOf(situation).flatMap(({ id, title }) => [
    ...(id === null ? [] : [id]),
    title,
  ]);
  const near = keptBack(situation) === null ? nearest(written, names) : null;
  const hint = near === null ? "" : ` Did you mean ${code(near, 200)}?`;
  return `There is no threat ${code(written, 100)} in this pull request.${hint}`;
}
