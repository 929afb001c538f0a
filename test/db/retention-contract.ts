import { describe, expect, test } from "vitest";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { PullRequest } from "../../src/model/pull-request.ts";
import type { Store } from "../../src/store.ts";
import { pull as ledgerOf, minute } from "../findings/story.ts";
import { someFacts } from "../support/facts-builder.ts";

/** Whatever ended before that goes. */
const LIMIT = 100;
const PENTEST = { isOfSession: false, source: "pentest" } as const;

/** What every store does with histories whose time is over. */
export function describeRetention(store: () => Store): void {
  describe("of a history that is kept for a while", () => {
    const keep = async (...events: readonly LedgerEvent[]) => {
      for (const event of events) {
        if (event.kind === "logged") await store().ledger.log(7, event);
        else await store().ledger.append(7, event);
      }
    };
    const forget = (history: string | null = minute(LIMIT)) =>
      store().forget({ payloads: minute(0), documents: minute(0), history });
    const isKept = async (number: number) => (await store().ledger.ofPull(7, number)).length > 0;
    const see = (number: number, changes: Partial<PullRequest>) => {
      const { pull } = someFacts("review");
      const repository = { ...pull.repository, id: 7 };
      return store().pulls.see({ ...pull, repository, number, ...changes });
    };

    test("nothing goes where it is kept for ever", async () => {
      await keep(ledgerOf(1).model(0, []), ledgerOf(1).end(1));
      await forget(null);
      expect(await isKept(1)).toBe(true);
    });

    const one = ledgerOf(1);
    const opened = one.model(0, []);
    const logged = one.report(1, 1, "Skimming");
    // What happened; whether it is over.
    test.each<[string, readonly LedgerEvent[], boolean]>([
      ["was merged", [opened, one.end(2)], true],
      ["was closed", [opened, one.end(2, "abandoned")], true],
      ["is open", [opened, one.review(1)], false],
      ["was merged later", [opened, one.end(LIMIT + 1)], false],
      ["was spoken of later", [opened, one.end(2), one.hint(LIMIT + 1)], false],
      ["has a report that is not fixed", [opened, logged, one.end(2)], false],
      ["has a report that was fixed", [opened, logged, one.end(2), one.fixed(3, 1)], true],
      ["has one taken back", [opened, logged, one.end(2), ledgerOf(90).retract(3, 1)], true],
      ["has one fixed since", [opened, logged, one.end(2), ledgerOf(90).fixed(101, 1)], false],
      [
        "is an issue whose reports are done",
        [one.report(1, 1, "Late", PENTEST), one.fixed(3, 1)],
        true,
      ],
      ["is an issue with a report", [one.report(1, 1, "Late", PENTEST)], false],
    ])("a pull request that %s goes whole, or not at all", async (_, events, isOver) => {
      await keep(...events, ledgerOf(2).report(LIMIT + 5, 2, "The newest of all"));
      const before = await store().ledger.ofPull(7, 1);
      await forget();
      expect(await store().ledger.ofPull(7, 1)).toEqual(isOver ? [] : before);
      expect(await isKept(2)).toBe(true);
    });

    test("the number of a report that is gone is not given again", async () => {
      await keep(opened, logged, one.end(2), one.fixed(3, 1));
      await forget();
      const next = ledgerOf(2).report(LIMIT + 1, 0, "Another");
      if (next.kind !== "logged") throw new Error("no report");
      expect(await store().ledger.log(7, next)).toBe(2);
      await forget();
      expect([await isKept(1), await isKept(2)]).toEqual([false, true]);
    });

    test("an accepted risk keeps its session until its end is as old", async () => {
      const risk = { threat: "T1", severity: "low", by: "sam", reason: "small" } as const;
      for (const [number, until] of [
        [1, "2026-01-04"],
        [2, "2027-01-01"],
      ] as const) {
        await keep(ledgerOf(number).model(0, []), ledgerOf(number).end(2));
        await store().acceptances.keep(7, number, { ...risk, until, at: minute(1) });
      }
      await forget();
      expect([await isKept(1), await isKept(2)]).toEqual([false, true]);
      expect(await store().acceptances.list(7, 1)).toEqual([]);
      expect(await store().acceptances.list(7, 2)).toHaveLength(1);
    });

    test("with a session goes all that was said on its pull request, and with none nothing", async () => {
      for (const number of [1, 2]) {
        await see(number, { isOpen: number === 2, updatedAt: minute(2) });
        await keep(ledgerOf(number).model(0, []), ledgerOf(number).end(2));
        const at = minute(1);
        const hint = { gap: "g", commentId: number, line: 1, by: "ada", at };
        await store().hints.keep(7, number, hint);
        await store().waivers.keep(7, number, {
          by: "sam",
          reason: "urgent",
          until: null,
          at,
          fingerprint: null,
          ended: null,
        });
      }
      await forget();
      const left = async (number: number) => [
        await store().pulls.get(7, number),
        await store().waivers.latest(7, number),
        (await store().hints.before(7, number, 99))[0] ?? null,
      ];
      expect(await left(1)).toEqual([null, null, null]);
      expect(await left(2)).not.toContain(null);
    });

    test("pull requests that never were sessions go once they are closed", async () => {
      await see(1, { isOpen: false, updatedAt: minute(2) });
      await see(2, { isOpen: true, updatedAt: minute(2) });
      await see(3, { isOpen: false, updatedAt: minute(LIMIT + 1) });
      await forget();
      const left = [1, 2, 3].map(async (number) => (await store().pulls.get(7, number)) !== null);
      expect(await Promise.all(left)).toEqual([false, true, true]);
    });

    test("training goes by the day on which it was finished", async () => {
      const record = { login: "ada", module: "live", by: "sam", at: minute(0) };
      for (const on of ["2025-12-31", "2026-01-05"]) {
        await store().training.keep("acme", [{ ...record, on }]);
      }
      await forget();
      expect((await store().training.of("acme", ["ada"])).map(({ on }) => on)).toEqual([
        "2026-01-05",
      ]);
    });

    test("nothing more goes once it is to stop", async () => {
      await keep(opened, one.end(2));
      await store().forget(
        { payloads: minute(0), documents: minute(0), history: minute(LIMIT) },
        AbortSignal.abort(),
      );
      expect(await isKept(1)).toBe(true);
    });

    test("more goes than fits one transaction, and what stays is not in its way", async () => {
      for (let number = 1; number <= 110; number++) {
        const { model, end, report } = ledgerOf(number);
        await keep(model(0, []), ...(number > 55 ? [] : [report(1, 0, "Open")]), end(2));
      }
      await forget();
      expect([await isKept(55), await isKept(56), await isKept(110)]).toEqual([true, false, false]);
    });
  });
}
