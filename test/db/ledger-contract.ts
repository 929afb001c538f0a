import { describe, expect, test } from "vitest";
import type { LedgerEvent } from "../../src/model/ledger-event.ts";
import type { Store } from "../../src/store.ts";
import { pull as ledgerOf, minute, threat } from "../findings/story.ts";

const OUTSIDE = { isOfSession: false, source: "bug-bounty" } as const;
const PENTEST = { source: "pentest" } as const;

function outside(id: string) {
  const report = ledgerOf(1).report(1, 0, id, { ...OUTSIDE, id });
  if (report.kind !== "logged") throw new Error("no report");
  return report;
}

/** What the history of findings does in every store. */
export function describeLedger(store: () => Store): void {
  describe("the history of findings", () => {
    const TEAM = { installationId: 7, team: "payments", sessions: 2, since: minute(0) };
    const keep = async (...events: readonly LedgerEvent[]) => {
      for (const event of events) {
        if (event.kind === "logged") await store().ledger.log(7, event);
        else await store().ledger.append(7, event);
      }
    };
    const idsOf = async (events: Promise<readonly LedgerEvent[]>) =>
      (await events).map(({ id }) => id);

    test("keeps an event once, and a model that is the last one not again", async () => {
      const one = ledgerOf(1);
      await keep(one.model(0, [threat("Skimming")]), one.model(0, [threat("Skimming")]));
      await keep(one.model(3, [threat("Skimming")]), one.review(4), one.review(4));
      await keep(one.model(5, []), one.model(6, [threat("Skimming")]));
      expect(await idsOf(store().ledger.ofPull(7, 1))).toEqual([
        "1:model:0",
        "1:frozen:4",
        "1:model:5",
        "1:model:6",
      ]);
    });

    test("keeps a model again that follows its pull request's closing", async () => {
      const one = ledgerOf(1);
      await keep(one.model(0, []), one.end(1, "abandoned"), one.model(2, []));
      expect((await store().ledger.ofPull(7, 1)).length).toBe(3);
    });

    test("counts reports in each installation, each once, and finds them by number", async () => {
      const [first, second] = [ledgerOf(1).report(1, 0, "A"), ledgerOf(2).report(2, 0, "B")];
      if (first.kind !== "logged" || second.kind !== "logged") throw new Error("no reports");
      expect(await store().ledger.log(7, first)).toBe(1);
      expect(await store().ledger.log(7, second)).toBe(2);
      expect(await store().ledger.log(7, first)).toBe(1);
      expect(await store().ledger.log(8, second)).toBe(1);
      expect(await store().ledger.report(7, 2)).toEqual({ ...second, finding: 2 });
      expect(await store().ledger.report(7, 3)).toBeNull();
    });

    test("knows whose sessions were completed since a moment, whatever the case of a name", async () => {
      const [old, young, open, given] = [ledgerOf(1), ledgerOf(2), ledgerOf(3), ledgerOf(4)];
      await keep(old.model(0, [], { author: "ben" }), old.end(10));
      await keep(young.end(30), young.model(1, [], { author: "Ada" }), young.review(2));
      await keep(open.model(2, [], { author: "eve" }));
      await keep(given.model(3, [], { author: "eve" }), given.end(40, "abandoned"));
      const authors = (logins: readonly string[], since: number) =>
        store().ledger.authorsSince(7, logins, minute(since));
      expect(await authors(["ADA", "ben", "eve"], 30)).toEqual(["ada"]);
      expect(await authors(["ben"], 10)).toEqual(["ben"]);
      expect(await authors(["ben"], 11)).toEqual([]);
      expect(await authors([], 0)).toEqual([]);
      expect(await store().ledger.authorsSince(8, ["ada"], minute(0))).toEqual([]);
    });

    test("tells of a session whose it is, and whether Security had a word", async () => {
      const one = ledgerOf(1);
      const told = () => store().ledger.session(7, 1);
      expect(await told()).toBeNull();
      await keep(one.review(0));
      expect(await told()).toBeNull();
      await keep(one.model(1, []), one.model(2, [], { team: "website" }));
      expect(await told()).toEqual({ team: "website", author: "ada", isFrozen: true });
      const [two, three] = [ledgerOf(2), ledgerOf(3)];
      await keep(two.model(1, []), two.report(2, 1, "Outside", PENTEST));
      await keep(three.model(1, []), three.report(2, 2, "Missed"));
      expect(await store().ledger.session(7, 2)).toMatchObject({ isFrozen: false });
      expect(await store().ledger.session(7, 3)).toMatchObject({ isFrozen: true });
    });

    test("keeps many reports from outside once, each in a place of its own", async () => {
      const logged = (id: string) => {
        const { finding, repositoryId, number, ...rest } = outside(id);
        return rest;
      };
      const report = (id: string) => ({ logged: logged(id), said: [], place: null });
      const fixed = { kind: "fixed", id: "a:fixed", at: minute(9), by: "ada", note: "" } as const;
      const named = { ...report("c"), place: { repositoryId: 7, number: 1 } };
      const { ledger } = store();
      expect(await ledger.logMany(7, [report("a"), report("b"), report("a")])).toBe(2);
      expect(await ledger.logMany(7, [{ ...report("a"), said: [fixed] }, named])).toBe(1);
      expect(await ledger.logMany(8, [report("a")])).toBe(1);
      const start = { repositoryId: Number.MIN_SAFE_INTEGER, number: 0 };
      const places = await ledger.places(7, start, 2);
      expect(places).toHaveLength(2);
      const [first = start, second = start] = places;
      expect(await idsOf(ledger.ofPulls([first]))).toEqual(["a", "a:fixed"]);
      expect(await idsOf(ledger.ofPulls(places))).toEqual(["a", "b", "a:fixed"]);
      expect(await ledger.places(7, second, 2)).toEqual([{ repositoryId: 7, number: 1 }]);
      expect((await ledger.report(7, 3))?.id).toBe("c");
    });

    test("gives with a pull request what was said of its findings elsewhere", async () => {
      await keep(ledgerOf(1).report(1, 1, "A"), ledgerOf(2).retract(2, 1));
      expect(await idsOf(store().ledger.ofPull(7, 1))).toEqual(["1:logged-1:1", "2:retracted-1:2"]);
    });

    test("gives the severest of a flood of reports from outside, and not the whole flood", async () => {
      await keep(ledgerOf(1).report(1, 1, "Old", { ...OUTSIDE, severity: "critical" }));
      await keep(ledgerOf(2).report(2, 2, "Risen", { ...OUTSIDE, severity: "low" }));
      await keep(ledgerOf(2).severity(3, 2, "critical"));
      for (let number = 3; number <= 230; number++) {
        await keep(ledgerOf(number).report(60, number, "Late", OUTSIDE));
      }
      const events = await store().ledger.ofTeam(TEAM);
      expect(events.length).toBeLessThan(210);
      const titles = events.flatMap((event) => (event.kind === "logged" ? [event.title] : []));
      expect(titles).toEqual(expect.arrayContaining(["Old", "Risen", "Late"]));
    });

    test("gives of an older session that a late report names only when it ended", async () => {
      for (const number of [1, 2, 3]) {
        await keep(ledgerOf(number).model(number * 10, []), ledgerOf(number).end(number * 10 + 1));
      }
      await keep(ledgerOf(1).report(2, 1, "Missed"), ledgerOf(1).report(50, 2, "Late", PENTEST));
      await keep(ledgerOf(9).retract(51, 2));
      const ids = await idsOf(store().ledger.ofTeam(TEAM));
      expect(ids.filter((id) => !/^[23]:/.test(id))).toEqual([
        "1:logged-2:50",
        "9:retracted-2:51",
        "1:completed:11",
      ]);
    });

    test("gives a team's last sessions and what came after them, and no others", async () => {
      for (const number of [1, 2, 3]) {
        await keep(ledgerOf(number).model(number * 10, []), ledgerOf(number).end(number * 10 + 1));
      }
      await keep(ledgerOf(4).model(50, []), ledgerOf(90).report(60, 1, "Late", OUTSIDE));
      await keep(ledgerOf(5).model(61, [], { team: "website" }));
      const since = { ...TEAM, since: minute(55) };
      expect(await idsOf(store().ledger.ofTeam(since))).toEqual([
        "2:model:20",
        "2:completed:21",
        "3:model:30",
        "3:completed:31",
        "90:logged-1:60",
      ]);
      expect(await store().ledger.ofTeam({ ...TEAM, installationId: 8 })).toEqual([]);
    });
  });
}
