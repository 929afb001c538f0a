import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { PolicyFile } from "../../src/model/config-file.ts";
import type { NewDelivery } from "../../src/model/delivery.ts";
import type { PullRequest } from "../../src/model/pull-request.ts";
import { sessionOf } from "../../src/model/session.ts";
import type { Store } from "../../src/store.ts";
import { someFacts } from "../support/facts-builder.ts";
import { shortly } from "./kept-since.ts";
import { describeLedger } from "./ledger-contract.ts";
import { describePhases } from "./phase-contract.ts";
import { describeRetention } from "./retention-contract.ts";

/** A second of the test's day, counted from noon. */
export function at(seconds: number): string {
  return new Date(Date.UTC(2026, 10, 23, 12, 0, seconds)).toISOString().replace(".000Z", "Z");
}

/** A push to pull request 1, unless said otherwise. */
export function delivery(id: string, changes: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    event: "pull_request",
    action: "synchronize",
    installationId: 7,
    lane: "100#1",
    foldable: true,
    priority: 1,
    payload: `{"id":"${id}"}`,
    receivedAt: at(0),
    ...changes,
  };
}

const pull: PullRequest = {
  repository: {
    id: 100,
    owner: "acme",
    name: "billing",
    url: "https://github.com/acme/billing",
    isPrivate: true,
  },
  number: 1,
  author: "ada",
  isDraft: false,
  isOpen: true,
  headSha: "a".repeat(40),
  baseSha: "b".repeat(40),
  baseRef: "main",
  requestedTeams: ["security"],
  requestedReviewers: ["kim"],
  updatedAt: at(0),
};

const policyFile: PolicyFile = {
  owner: "Acme",
  installationId: 7,
  text: "version: 1\n",
  etag: '"abc"',
  url: "https://github.com/acme/.github/blob/main/.github/threatmodel.yml",
  lastGood: "version: 1\n",
  lastGoodCommit: "c".repeat(40),
  checkedAt: at(0),
};

/** What every store does, whichever database is under it. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`a store ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(async () => {
      await store.close();
    });

    const claim = (seconds = 0, worker = "w") =>
      store.deliveries.claim(worker, at(seconds), at(seconds + 60));
    const claimIds = async (seconds = 0, worker = "w") =>
      (await claim(seconds, worker)).map(({ id }) => id);
    const states = async () =>
      Object.fromEntries(
        (await store.deliveries.list(["waiting", "working", "done", "failed"], 100)).map(
          ({ id, state }) => [id, state],
        ),
      );

    describe("keeps deliveries", () => {
      test("and hands them out as they came in, with no attempt before", async () => {
        const first = delivery("a", { payload: '{"emoji":"🔒"}', action: null });
        expect(await store.deliveries.add(first)).toBe("added");
        expect(await claim()).toEqual([{ ...first, attempts: 0 }]);
      });

      test("once: a redelivery of what waits, is in work or is done changes nothing", async () => {
        await store.deliveries.add(delivery("a"));
        expect(await store.deliveries.add(delivery("a", { payload: "other" }))).toBe("known");
        await claim();
        expect(await store.deliveries.add(delivery("a"))).toBe("known");
        await store.deliveries.finish(["a"], null);
        expect(await store.deliveries.add(delivery("a"))).toBe("known");
        expect(await states()).toEqual({ a: "done" });
        expect(await claim(100)).toEqual([]);
      });

      test("many at once, and of two with the same id only one", async () => {
        const ids = ["a", "b", "a", "c"];
        const outcomes = ids.map((id) => store.deliveries.add(delivery(id, { lane: id })));
        expect(await Promise.all(outcomes)).toEqual(["added", "added", "known", "added"]);
      });

      test("also where one beside it cannot be kept", async () => {
        const outcomes = await Promise.allSettled([
          store.deliveries.add(delivery("a")),
          store.deliveries.add(delivery("b", { receivedAt: "yesterday" })),
          store.deliveries.add(delivery("c")),
        ]);
        expect(outcomes.map(({ status }) => status)).toEqual([
          "fulfilled",
          "rejected",
          "fulfilled",
        ]);
        expect(await claimIds()).toEqual(["a", "c"]);
      });

      test("takes a failed one up again when GitHub sends it again", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.fail(["a"], "GitHub was down");
        expect(await claim(100)).toEqual([]);
        const again = delivery("a", { payload: "again", receivedAt: at(50) });
        expect(await store.deliveries.add(again)).toBe("added");
        expect(await claim(100)).toEqual([{ ...again, attempts: 1 }]);
      });
    });

    describe("hands out one lane at a time", () => {
      test("all that waits in it, oldest first, and of the same moment as it was kept", async () => {
        await store.deliveries.add(delivery("late", { receivedAt: at(9) }));
        await store.deliveries.add(delivery("early", { receivedAt: at(1) }));
        await store.deliveries.add(delivery("early-2", { receivedAt: at(1) }));
        expect(await claimIds(10)).toEqual(["early", "early-2", "late"]);
      });

      test("the most urgent lane first, then the one that waits longest", async () => {
        const lanes = [
          delivery("sweep", { lane: "l1", priority: 2, receivedAt: at(0) }),
          delivery("push-2", { lane: "l2", receivedAt: at(2) }),
          delivery("push-1", { lane: "l3", receivedAt: at(1) }),
          delivery("command", { lane: "l4", priority: 0, receivedAt: at(3) }),
        ];
        for (const each of lanes) await store.deliveries.add(each);
        const taken = [await claimIds(5), await claimIds(5), await claimIds(5), await claimIds(5)];
        expect(taken.flat()).toEqual(["command", "push-1", "push-2", "sweep"]);
      });

      test("a command makes its whole lane urgent", async () => {
        await store.deliveries.add(delivery("other", { lane: "other" }));
        await store.deliveries.add(delivery("push", { lane: "mine", receivedAt: at(1) }));
        await store.deliveries.add(
          delivery("command", { lane: "mine", priority: 0, receivedAt: at(2) }),
        );
        expect(await claimIds(5)).toEqual(["push", "command"]);
        await store.deliveries.finish(["command"], null);
        await store.deliveries.retry(["push"], at(6), "no");
        expect(await claimIds(10)).toEqual(["other"]);
      });

      test("not before a delivery came in", async () => {
        await store.deliveries.add(delivery("a", { receivedAt: at(5) }));
        expect(await claim(4)).toEqual([]);
        expect(await claimIds(5)).toEqual(["a"]);
      });

      test("and none of a lane that is in work, until it is done", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.add(delivery("b", { receivedAt: at(1) }));
        expect(await claim(2, "other")).toEqual([]);
        await store.deliveries.finish(["a"], null);
        expect(await claimIds(2, "other")).toEqual(["b"]);
      });

      test("and none while a part of it is in work", async () => {
        await store.deliveries.add(delivery("a"));
        await store.deliveries.add(delivery("b"));
        await claim();
        await store.deliveries.finish(["a"], null);
        await store.deliveries.add(delivery("c"));
        expect(await claim(1)).toEqual([]);
        await store.deliveries.finish(["b"], null);
        expect(await claimIds(1)).toEqual(["c"]);
      });

      test("a long lane in parts, none of it lost", async () => {
        const ids = Array.from({ length: 250 }, (_, n) => `d${String(n).padStart(3, "0")}`);
        for (const id of ids) await store.deliveries.add(delivery(id));
        const taken: string[] = [];
        for (let part = await claimIds(1); part.length > 0; part = await claimIds(1)) {
          taken.push(...part);
          await store.deliveries.finish(part, null);
        }
        expect(taken).toEqual(ids);
      });

      test("large payloads a few at a time", async () => {
        const payload = "x".repeat(5 * 1024 * 1024);
        for (const id of ["a", "b", "c"]) await store.deliveries.add(delivery(id, { payload }));
        expect(await claimIds()).toEqual(["a"]);
      });
    });

    describe("retries", () => {
      test("not before its moment, counting the attempt", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.retry(["a"], at(30), "GitHub was down");
        expect(await store.deliveries.nextDue()).toBe(at(30));
        expect(await claim(29)).toEqual([]);
        expect(await claim(30)).toMatchObject([{ id: "a", attempts: 1 }]);
      });

      test("and holds back all that waits in the lane, and only there", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.retry(["a"], at(30), "no");
        await store.deliveries.add(delivery("b", { priority: 0, receivedAt: at(1) }));
        await store.deliveries.add(delivery("c", { lane: "100#2", receivedAt: at(1) }));
        expect([await claimIds(2), await claimIds(2)]).toEqual([["c"], []]);
        expect(await claimIds(30)).toEqual(["a", "b"]);
      });

      test("the rest of what was taken waits as if never taken", async () => {
        for (const id of ["a", "b"]) await store.deliveries.add(delivery(id));
        await claim();
        await store.deliveries.retry(["a"], at(30), "no");
        await store.deliveries.release(["b"]);
        expect(await claim(29)).toEqual([]);
        expect(await claim(30)).toMatchObject([
          { id: "a", attempts: 1 },
          { id: "b", attempts: 0 },
        ]);
      });

      test("nothing that is done meanwhile", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.finish(["a"], null);
        await store.deliveries.retry(["a"], at(1), "late");
        await store.deliveries.release(["a"]);
        expect(await states()).toEqual({ a: "done" });
        expect(await store.deliveries.nextDue()).toBeNull();
      });
    });

    describe("holds an installation back", () => {
      test("with all that it has in line or still gets; others go on", async () => {
        await store.deliveries.add(delivery("a", { priority: 0 }));
        await store.deliveries.holdBack(7, at(50));
        await store.deliveries.add(delivery("b", { lane: "100#2", receivedAt: at(1) }));
        await store.deliveries.add(delivery("c", { lane: "200#1", installationId: 8 }));
        await store.deliveries.add(delivery("d", { lane: "300#1", installationId: null }));
        expect([await claimIds(2), await claimIds(2), await claimIds(49)]).toEqual([
          ["c"],
          ["d"],
          [],
        ]);
        expect([await claimIds(50), await claimIds(50)]).toEqual([["a"], ["b"]]);
      });

      test("with what was in work when it comes back", async () => {
        await store.deliveries.add(delivery("a"));
        await claim();
        await store.deliveries.holdBack(7, at(100));
        await store.deliveries.release(["a"]);
        expect([await claimIds(99), await claimIds(100)]).toEqual([[], ["a"]]);
      });

      test("until the latest moment said", async () => {
        await store.deliveries.holdBack(7, at(100));
        await store.deliveries.holdBack(7, at(50));
        await store.deliveries.add(delivery("a"));
        expect([await claimIds(60), await claimIds(100)]).toEqual([[], ["a"]]);
      });
    });

    describe("survives workers that are gone", () => {
      test("a lease that ended makes a delivery anyone's", async () => {
        await store.deliveries.add(delivery("a"));
        await claim(0, "gone");
        expect(await claim(59, "other")).toEqual([]);
        expect(await claim(60, "other")).toMatchObject([{ id: "a", attempts: 1 }]);
      });

      test("a renewed lease holds for longer", async () => {
        await store.deliveries.add(delivery("a"));
        await claim(0, "slow");
        await store.deliveries.renew("slow", at(120));
        await store.deliveries.renew("other", at(500));
        expect([await claimIds(119, "other"), await claimIds(120, "other")]).toEqual([[], ["a"]]);
      });

      test("gives back what all had in work", async () => {
        await store.deliveries.add(delivery("a"));
        await store.deliveries.add(delivery("b", { lane: "100#2" }));
        await claim(0, "gone");
        await claim(0, "gone too");
        expect(await store.deliveries.giveBack()).toBe(2);
        expect([await claimIds(1), await claimIds(1)]).toEqual([["a"], ["b"]]);
      });

      test("gives what was in work at three ends of the process back after all others", async () => {
        await store.deliveries.add(delivery("poison"));
        for (const _end of [1, 2, 3]) {
          expect(await claimIds(1)).toEqual(["poison"]);
          await store.deliveries.giveBack();
        }
        await store.deliveries.add(delivery("b", { lane: "100#2" }));
        expect([await claimIds(2), await claimIds(3)]).toEqual([["b"], []]);
        await store.deliveries.finish(["b"], null);
        expect(await claimIds(3600)).toEqual(["poison"]);
      });

      test("gives back only what leases ended on before a moment", async () => {
        await store.deliveries.add(delivery("a"));
        await store.deliveries.add(delivery("b", { lane: "100#2" }));
        await claim(0, "gone");
        await claim(30, "alive");
        expect(await store.deliveries.giveBack(at(70))).toBe(1);
        expect(await states()).toEqual({ a: "waiting", b: "working" });
      });
    });

    describe("leaves room for others", () => {
      const busy = (at: number) => delivery(`a${at}`, { lane: `7#${at}`, installationId: 7 });

      test("while one installation has a long line, and gives it all when they have none", async () => {
        for (let at = 0; at < 9; at++) await store.deliveries.add(busy(at));
        const late = { lane: "8#1", installationId: 8, receivedAt: at(9) };
        await store.deliveries.add(delivery("other", late));
        const taken: string[] = [];
        for (let hand = 0; hand < 8; hand++) taken.push(...(await claimIds(10, `w${hand}`)));
        expect(taken).toEqual(["a0", "a1", "a2", "a3", "a4", "a5", "other"]);
        await store.deliveries.finish(["a3"], null);
        expect(await claimIds(11, "w3")).toEqual(["a6"]);
        expect(await claimIds(80, "after the leases")).toEqual(["a7"]);
      });
    });

    describe("tells of the line", () => {
      test("when the next lane falls due, and how old its oldest delivery is", async () => {
        expect([await store.deliveries.nextDue(), await store.deliveries.oldest()]).toEqual([
          null,
          null,
        ]);
        await store.deliveries.add(delivery("b", { lane: "2", receivedAt: at(9) }));
        await store.deliveries.add(delivery("a", { lane: "1", receivedAt: at(5) }));
        await claim(5);
        expect(await store.deliveries.oldest()).toBe(at(5));
        expect(await store.deliveries.nextDue()).toBe(at(9));
        await claim(9);
        expect(await store.deliveries.nextDue()).toBe(at(65));
        await store.deliveries.finish(["a"], null);
        await store.deliveries.fail(["b"], "no");
        expect([await store.deliveries.nextDue(), await store.deliveries.oldest()]).toEqual([
          null,
          null,
        ]);
      });

      test("newest first, without payloads, as many as asked for", async () => {
        for (const n of [1, 2, 3]) {
          await store.deliveries.add(delivery(`d${n}`, { lane: `${n}`, receivedAt: at(n) }));
        }
        await claim(3);
        await store.deliveries.fail(["d1"], "GitHub was down");
        const { payload, ...listed } = delivery("d1", { lane: "1", receivedAt: at(1) });
        expect(await store.deliveries.list(["failed"], 10)).toEqual([
          {
            ...listed,
            attempts: 1,
            state: "failed",
            notBefore: at(1),
            error: "GitHub was down",
          },
        ]);
        const waiting = await store.deliveries.list(["waiting", "failed", "failed"], 2);
        expect(waiting.map(({ id }) => id)).toEqual(["d3", "d2"]);
        expect(await store.deliveries.list([], 10)).toEqual([]);
      });
    });

    describe("takes up again", () => {
      test("a failed delivery, with its tries counted anew", async () => {
        await store.deliveries.add(delivery("a"));
        for (const seconds of [0, 10, 20]) {
          await claim(seconds);
          await store.deliveries.retry(["a"], at(seconds + 5), "no");
        }
        await claim(30);
        await store.deliveries.fail(["a"], "no");
        expect(await store.deliveries.again("a", at(40))).toBe(true);
        expect(await claim(39)).toEqual([]);
        expect(await claim(40)).toMatchObject([{ id: "a", attempts: 1 }]);
      });

      test("nothing else", async () => {
        await store.deliveries.add(delivery("a"));
        expect(await store.deliveries.again("a", at(1))).toBe(false);
        expect(await store.deliveries.again("nobody's", at(1))).toBe(false);
      });
    });

    describe("forgets", () => {
      test("payloads of finished deliveries of long ago, and no others", async () => {
        for (const id of ["done", "failed", "waiting", "young"]) {
          const receivedAt = id === "young" ? at(50) : at(0);
          await store.deliveries.add(delivery(id, { lane: id, receivedAt }));
        }
        await claim(1);
        await claim(1);
        await store.deliveries.finish(["done"], null);
        await store.deliveries.fail(["failed"], "no");
        await claim(60);
        await claim(60);
        await store.deliveries.fail(["young"], "no");
        await store.deliveries.release(["waiting"]);
        await store.forget(shortly(at(30)));
        expect(await store.deliveries.again("failed", at(70))).toBe(false);
        expect(await store.deliveries.again("young", at(70))).toBe(true);
        expect(await store.deliveries.add(delivery("done", { lane: "done" }))).toBe("known");
        expect(await claimIds(70)).toEqual(["waiting"]);
      });

      test("done deliveries altogether after a month more, and never failed ones", async () => {
        await store.deliveries.add(delivery("done", { lane: "1" }));
        await store.deliveries.add(delivery("failed", { lane: "2" }));
        await claim();
        await claim();
        await store.deliveries.finish(["done"], null);
        await store.deliveries.fail(["failed"], "no");
        await store.forget(shortly("2026-12-24T12:00:00Z"));
        expect(await states()).toEqual({ failed: "failed" });
      });

      test("documents that nobody read for long", async () => {
        await store.documents.keep(100, "old", "text", at(0));
        await store.documents.keep(100, "read", "text", at(0));
        await store.documents.get(100, "read", "2026-11-25T12:00:00Z");
        await store.forget(shortly("2026-11-25T00:00:00Z"));
        const now = "2026-11-26T12:00:00Z";
        expect(await store.documents.get(100, "old", now)).toBeNull();
        expect(await store.documents.get(100, "read", now)).toBe("text");
      });

      test("config files of branches that nobody asked for", async () => {
        const none = { text: null, etag: null, url: null, commit: null };
        await store.repositoryFiles.keep(100, "old", { ...none, checkedAt: at(1) });
        await store.repositoryFiles.keep(100, "new", { ...none, checkedAt: at(3) });
        await store.forget(shortly(at(2)));
        expect(await store.repositoryFiles.get(100, "old")).toBeNull();
        expect(await store.repositoryFiles.get(100, "new")).not.toBeNull();
      });

      test("who was in which team, where nobody asked again", async () => {
        const { memberships } = store;
        for (const [team, second] of [
          ["old", 1],
          ["new", 3],
        ] as const) {
          const checkedAt = at(second);
          await memberships.keep("acme", team, "sam", { isMember: true, checkedAt });
          await memberships.keepRoster("acme", team, { installationId: 7, logins: [], checkedAt });
        }
        await store.forget(shortly(at(2)));
        expect(await memberships.get("acme", "old", "sam")).toBeNull();
        expect(await memberships.roster("acme", "old")).toBeNull();
        expect(await memberships.get("acme", "new", "sam")).not.toBeNull();
        expect(await memberships.roster("acme", "new")).not.toBeNull();
      });

      test("more than goes with one transaction", async () => {
        for (let n = 0; n < 450; n++) await store.documents.keep(100, `b${n}`, "text", at(0));
        await store.forget(shortly(at(1)));
        expect(await store.documents.get(100, "b449", at(2))).toBeNull();
      });
    });

    describe("remembers", () => {
      test("documents, each in its own repository", async () => {
        await store.documents.keep(100, "b1", "# Design 🔒\u0000", at(0));
        expect(await store.documents.get(100, "b1", at(0))).toBe("# Design 🔒\u0000");
        expect(await store.documents.get(200, "b1", at(0))).toBeNull();
      });

      test("config files by owner, in whatever case", async () => {
        expect(await store.policyFiles.get("acme")).toBeNull();
        await store.policyFiles.keep(policyFile);
        expect(await store.policyFiles.get("ACME")).toEqual(policyFile);
        expect(await store.policyFiles.owners()).toEqual([{ owner: "Acme", installationId: 7 }]);
        const gone = { ...policyFile, owner: "acme", text: null, etag: null, url: null };
        await store.policyFiles.keep(gone);
        expect(await store.policyFiles.get("Acme")).toEqual(gone);
      });

      test("the last good config of a file that changed, but not when it was checked", async () => {
        await store.policyFiles.keep(policyFile);
        await store.policyFiles.forget("ACME");
        expect(await store.policyFiles.get("acme")).toEqual({
          ...policyFile,
          checkedAt: "1970-01-01T00:00:00Z",
        });
      });

      test("a repository's own config file of each branch, until it is forgotten", async () => {
        const file = { text: "version: 1", etag: '"e"', url: "u", commit: "c", checkedAt: at(1) };
        const none = { text: null, etag: null, url: null, commit: null, checkedAt: at(2) };
        const { repositoryFiles } = store;
        await repositoryFiles.keep(100, "main", none);
        await repositoryFiles.keep(100, "main", file);
        await repositoryFiles.keep(100, "Main", none);
        expect(await repositoryFiles.get(100, "main")).toEqual(file);
        expect(await repositoryFiles.get(100, "Main")).toEqual(none);
        expect(await repositoryFiles.get(200, "main")).toBeNull();
        await repositoryFiles.forget(100, "main");
        const never = { ...file, checkedAt: "1970-01-01T00:00:00Z" };
        expect(await repositoryFiles.get(100, "main")).toEqual(never);
        expect(await repositoryFiles.get(100, "Main")).toEqual(none);
      });

      test("the newer of two sights of a pull request, however they arrive", async () => {
        const newer = { ...pull, headSha: "c".repeat(40), updatedAt: at(5), requestedTeams: [] };
        expect(await store.pulls.see(pull)).toEqual(pull);
        expect(await store.pulls.see(newer)).toEqual(newer);
        expect(await store.pulls.see(pull)).toEqual(newer);
        const sameSecond = { ...newer, isDraft: true };
        expect(await store.pulls.see(sameSecond)).toEqual(sameSecond);
      });

      test("which open pull requests have a head", async () => {
        const second = { ...pull, number: 2 };
        const closed = { ...pull, number: 3, isOpen: false };
        const moved = { ...pull, number: 4, headSha: "d".repeat(40) };
        const elsewhere = { ...pull, repository: { ...pull.repository, id: 200 } };
        for (const each of [second, pull, closed, moved, elsewhere]) await store.pulls.see(each);
        expect(await store.pulls.byHead(100, pull.headSha)).toEqual([pull, second]);
      });

      test("which open pull requests of an owner come next, of all or of those with designs", async () => {
        const second = { ...pull, number: 2 };
        const closed = { ...pull, number: 3, isOpen: false };
        const later = { ...pull, repository: { ...pull.repository, id: 200 } };
        const foreign = { ...pull, repository: { ...pull.repository, id: 300, owner: "birch" } };
        for (const each of [later, second, pull, closed, foreign]) await store.pulls.see(each);
        const wanted = {
          owner: "acme",
          isOfDesigns: false,
          towards: null,
          vouchedBy: null,
          after: { repositoryId: 0, number: 0 },
        };
        expect(await store.pulls.openAfter(wanted, 2)).toEqual([pull, second]);
        const rest = { ...wanted, after: { repositoryId: 100, number: 2 } };
        expect(await store.pulls.openAfter(rest, 2)).toEqual([later]);
        const reading = { commit: pull.headSha, fingerprint: "f1" };
        await store.reviews.keepFingerprint(100, 2, reading, at(1));
        await store.reviews.keepFingerprint(200, 1, { ...reading, commit: "older" }, at(1));
        expect(await store.pulls.openAfter({ ...wanted, isOfDesigns: true }, 9)).toEqual([second]);
        const towards = { repositoryId: 200, branch: pull.baseRef };
        expect(await store.pulls.openAfter({ ...wanted, towards }, 9)).toEqual([later]);
        const elsewhere = { ...towards, branch: "next" };
        expect(await store.pulls.openAfter({ ...wanted, towards: elsewhere }, 9)).toEqual([]);
      });

      test("the newest check of a commit", async () => {
        const name = "Threat model";
        const check = {
          repositoryId: 100,
          headSha: "a",
          name,
          checkRunId: 1,
          digest: "x",
        } as const;
        expect(await store.checks.get(100, "a", name)).toBeNull();
        await store.checks.keep(check);
        await store.checks.keep({ ...check, checkRunId: 9_007_199_254_740_991 });
        const other = { ...check, name: "Threat model config" } as const;
        await store.checks.keep(other);
        expect(await store.checks.get(100, "a", name)).toEqual({
          ...check,
          checkRunId: 9_007_199_254_740_991,
        });
        expect(await store.checks.get(100, "a", other.name)).toEqual(other);
      });

      test("sessions as last judged, the newest first, of one installation or of all", async () => {
        const session = (number: number, now: string) =>
          sessionOf({ ...someFacts("review"), pull: { ...pull, number }, now });
        await store.sessions.keep(7, session(1, at(1)));
        await store.sessions.keep(7, session(2, at(2)));
        await store.sessions.keep(8, session(3, at(3)));
        await store.sessions.keep(7, session(1, at(4)));
        const numbers = async (installation: number | null, limit: number) =>
          (await store.sessions.latest(installation, limit)).map(({ known }) => known.pull.number);
        expect(await numbers(7, 50)).toEqual([1, 2]);
        expect(await numbers(null, 2)).toEqual([1, 3]);
        expect(await store.sessions.latest(8, 1)).toEqual([session(3, at(3))]);
      });

      test("which teams were asked to review which threat model, each once", async () => {
        const asked = (team: string, fingerprint: string) => ({ team, fingerprint });
        await store.reviewRequests.keep(100, 1, asked("security", "f1"), at(1));
        await store.reviewRequests.keep(100, 1, asked("security", "f1"), at(2));
        await store.reviewRequests.keep(100, 1, asked("security", "f2"), at(3));
        await store.reviewRequests.keep(100, 1, asked("appsec", "f2"), at(4));
        await store.reviewRequests.keep(100, 2, asked("other", "f1"), at(3));
        expect(await store.reviewRequests.list(100, 1)).toEqual([
          asked("security", "f1"),
          asked("security", "f2"),
          asked("appsec", "f2"),
        ]);
      });

      describe("whose turn it is to review", () => {
        const place = { installationId: 7, repositoryId: 100, number: 1, fingerprint: "f1" };
        const next = { ...place, number: 2 };
        const take = (where: typeof place, people: readonly string[], by: readonly string[] = []) =>
          store.assignedReviews.take(where, at(1), () => ({ people, byHand: by }));
        const turns = async (installationId = 7) => {
          let found: readonly unknown[] = [];
          await store.assignedReviews.take(
            { ...place, installationId, number: 9 },
            at(9),
            (ledger) => {
              found = ledger.turns;
              return null;
            },
          );
          return found;
        };

        test("is kept as it is taken, with what became of it", async () => {
          await take(place, ["sam"], ["Kim"]);
          await store.assignedReviews.keep(place, "sam", "refused", at(2));
          await store.assignedReviews.keep(place, "lee", "reserved", at(3));
          await store.assignedReviews.keep(place, "LEE", "asked", at(4));
          await store.assignedReviews.answer(100, 1, "Lee", at(5));
          const turn = { fingerprint: "f1", isAnswered: false };
          expect(await store.assignedReviews.list(100, 1)).toEqual([
            { ...turn, login: "kim", state: "asked", at: at(1) },
            { ...turn, login: "sam", state: "refused", at: at(2) },
            { ...turn, login: "lee", state: "asked", at: at(4), isAnswered: true },
          ]);
        });

        test("is seen by whoever chooses next, from the moment that it is taken", async () => {
          await store.pulls.see(pull);
          await store.pulls.see({ ...pull, number: 2 });
          const chosen = await Promise.all(
            [place, next].map((where) =>
              store.assignedReviews.take(where, at(1), ({ turns: known }) => {
                const busy = new Set(known.map(({ login }) => login));
                const free = ["kim", "lee"].filter((login) => !busy.has(login));
                return { people: free.slice(0, 1), byHand: [] };
              }),
            ),
          );
          expect(chosen.map((it) => it?.people)).toEqual([["kim"], ["lee"]]);
        });

        test("is open until it is answered, refused, or the pull request is closed", async () => {
          for (const number of [1, 2, 3]) await store.pulls.see({ ...pull, number });
          await take(place, [], ["kim", "sam"]);
          await take({ ...place, fingerprint: "f2" }, ["kim"]);
          await take(next, ["kim"]);
          await take({ ...place, number: 3 }, ["kim", "lee"]);
          expect(await turns()).toEqual([
            { login: "kim", open: 3, latest: 5 },
            { login: "lee", open: 1, latest: 6 },
            { login: "sam", open: 1, latest: 2 },
          ]);
          await store.assignedReviews.answer(100, 1, "kim", at(2));
          await store.assignedReviews.keep(place, "sam", "refused", at(2));
          await store.pulls.see({ ...pull, number: 3, isOpen: false, updatedAt: at(2) });
          expect(await turns()).toEqual([
            { login: "kim", open: 1, latest: 5 },
            { login: "lee", open: 0, latest: 6 },
          ]);
          expect(await turns(8)).toEqual([]);
        });

        test("is released when others are chosen, but not by whom is enough", async () => {
          const logins = async () =>
            (await store.assignedReviews.list(100, 1)).map(({ login }) => login);
          await take(place, ["kim"]);
          await take({ ...place, fingerprint: "f2" }, []);
          expect(await logins()).toEqual(["kim"]);
          await take({ ...place, fingerprint: "f2" }, ["lee"]);
          expect(await logins()).toEqual(["lee"]);
          await store.assignedReviews.keep({ ...place, fingerprint: "f2" }, "lee", "asked", at(2));
          await store.assignedReviews.take(place, at(3), () => null);
          expect(await logins()).toEqual(["lee"]);
        });

        test("is taken anew by who takes it again", async () => {
          await take(place, ["kim", "lee"]);
          await take(place, ["lee", "kim"]);
          expect((await store.assignedReviews.list(100, 1)).map(({ login }) => login)).toEqual([
            "lee",
            "kim",
          ]);
        });
      });

      test("reviews in the order given, each as it was last told", async () => {
        const review = { id: 5, by: "sam", state: "approved", commit: "a", at: at(2) } as const;
        const older = {
          id: 4,
          by: "eve",
          state: "changes-requested",
          commit: "a",
          at: at(1),
        } as const;
        await store.reviews.keep(100, 1, review);
        await store.reviews.keep(100, 1, older);
        await store.reviews.keep(100, 1, { ...review, state: "dismissed" });
        await store.reviews.keep(100, 1, review);
        await store.reviews.keep(100, 2, { ...review, id: 6 });
        expect(await store.reviews.list(100, 1)).toEqual([
          { ...older, saw: null },
          { ...review, state: "dismissed", saw: null },
        ]);
      });

      test("what a reviewer saw, which no later reading of the commit changes", async () => {
        const review = { id: 5, by: "sam", state: "approved", commit: "a", at: at(1) } as const;
        const saw = async () => (await store.reviews.list(100, 1)).map((it) => it.saw);
        await store.reviews.keep(100, 1, review);
        await store.reviews.keepFingerprint(100, 1, { commit: "a", fingerprint: "f1" }, at(1));
        await store.reviews.keepFingerprint(100, 1, { commit: "a", fingerprint: "f2" }, at(1));
        await store.reviews.keep(100, 1, { ...review, id: 6 });
        await store.reviews.keep(100, 1, { ...review, state: "dismissed" });
        await store.reviews.keepFingerprint(100, 2, { commit: "a", fingerprint: "other" }, at(1));
        expect(await saw()).toEqual(["f1", "f2"]);
      });

      test("the latest waiver of a pull request, given once, until it is taken back", async () => {
        const waiver = {
          by: "sam",
          reason: "a hotfix",
          until: "2026-12-01",
          fingerprint: null,
          at: at(1),
          ended: null,
        };
        const later = { ...waiver, until: at(600), fingerprint: "f1", at: at(2) };
        expect(await store.waivers.latest(100, 1)).toBeNull();
        for (const each of [later, waiver]) await store.waivers.keep(100, 1, each);
        await store.waivers.keep(100, 1, { ...later, reason: "told twice" });
        await store.waivers.keep(100, 2, waiver);
        expect(await store.waivers.latest(100, 1)).toEqual(later);
        await store.waivers.end(100, 1, at(9));
        await store.waivers.end(100, 1, at(10));
        expect(await store.waivers.latest(100, 1)).toEqual({ ...later, ended: at(9) });
        expect(await store.waivers.latest(100, 2)).toEqual(waiver);
      });

      test("what the writer of a comment saw: what was read before the second of writing", async () => {
        const seen = async (seconds: number) =>
          (await store.reviews.seenAt(100, 1, at(seconds)))?.fingerprint ?? null;
        const keep = (commit: string, fingerprint: string, seconds: number) =>
          store.reviews.keepFingerprint(100, 1, { commit, fingerprint }, at(seconds));
        await keep("a", "f1", 10);
        await keep("a", "f1", 15);
        await keep("b", "f2", 20);
        await store.reviews.keepFingerprint(100, 2, { commit: "c", fingerprint: "f9" }, at(1));
        expect([await seen(9), await seen(10), await seen(20), await seen(21)]).toEqual([
          null,
          "f1",
          "f1",
          "f2",
        ]);
        await keep("a", "f1", 30);
        expect(await store.reviews.seenAt(100, 1, at(40))).toEqual({
          commit: "a",
          fingerprint: "f1",
        });
      });

      test("a word by command beside the reviews, the last one of each comment", async () => {
        const review = { id: 5, by: "sam", state: "approved", commit: "a", at: at(1) } as const;
        await store.reviews.keep(100, 1, review);
        const word = { ...review, at: at(2), saw: "f1" };
        await store.reviews.keepWord(100, 1, word);
        await store.reviews.keepWord(100, 1, { ...word, state: "changes-requested" });
        expect(await store.reviews.list(100, 1)).toEqual([
          { ...review, saw: null },
          { ...word, state: "changes-requested" },
        ]);
      });

      test("the hints that earlier comments had, each line's once", async () => {
        const hint = { gap: "g1", commentId: 5, line: 1, by: "ada", at: at(1) };
        await store.hints.keep(100, 1, hint);
        await store.hints.keep(100, 1, { ...hint, gap: "g2" });
        await store.hints.keep(100, 1, { ...hint, commentId: 6, at: at(2) });
        await store.hints.keep(100, 2, { ...hint, gap: "g3" });
        expect(await store.hints.before(100, 1, 6)).toEqual(["g1"]);
        expect(await store.hints.before(100, 1, 7)).toEqual(["g1", "g1"]);
      });

      test("who finished which training module, once a day, whatever the case of a name", async () => {
        const record = {
          login: "Ben",
          module: "live",
          on: "2026-11-20",
          by: "sam",
          at: at(1),
        } as const;
        const sooner = { ...record, module: "foundations", on: "2026-11-02" } as const;
        const again = { ...record, by: "kim", at: at(2) };
        const ofLea = { ...record, login: "lea" };
        expect(await store.training.keep("Acme", [record, sooner, again])).toBe(2);
        expect(await store.training.keep("other", [record])).toBe(1);
        expect(await store.training.keep("acme", [record, ofLea])).toBe(1);
        expect(await store.training.list("acme", null, 2)).toEqual([sooner, record]);
        expect(await store.training.list("acme", record, 2)).toEqual([ofLea]);
        expect(await store.training.of("acme", ["ben", "nobody"])).toEqual([sooner, record]);
        expect(await store.training.of("acme", ["LEA", "Ben"])).toHaveLength(3);
        expect(await store.training.of("acme", [])).toEqual([]);
        expect(await store.training.of("acme", ["nobody"])).toEqual([]);
      });

      test("the latest word that no threat model is needed, kept once", async () => {
        const claim = { by: "ada", reason: "a button", versions: ["b1 a.md"], at: at(1) };
        const later = { ...claim, versions: ["b1 a.md", "b2 b.md"], at: at(2) };
        expect(await store.notApplicable.latest(100, 1)).toBeNull();
        for (const each of [later, claim]) await store.notApplicable.keep(100, 1, each);
        await store.notApplicable.keep(100, 1, { ...later, reason: "told twice" });
        expect(await store.notApplicable.latest(100, 1)).toEqual(later);
        expect(await store.notApplicable.latest(100, 2)).toBeNull();
      });

      test("who accepted which threats until when, each word once", async () => {
        const word = {
          threat: "k1",
          severity: "high",
          by: "sam",
          reason: "later",
          until: "2026-12-01",
          at: at(2),
        } as const;
        const earlier = { ...word, threat: "k2", at: at(1) };
        for (const each of [word, earlier]) await store.acceptances.keep(100, 1, each);
        await store.acceptances.keep(100, 1, { ...word, until: "2027-01-01" });
        expect(await store.acceptances.list(100, 1)).toEqual([earlier, word]);
        expect(await store.acceptances.list(100, 2)).toEqual([]);
      });

      describeLedger(() => store);
      describePhases(() => store);
      describeRetention(() => store);

      test("which comments were answered", async () => {
        await store.answers.keep(100, 1, at(1));
        await store.answers.keep(100, 1, at(2));
        expect([await store.answers.has(100, 1), await store.answers.has(100, 2)]).toEqual([
          true,
          false,
        ]);
      });

      test("each change of a command's line once in the audit log, in order and in parts", async () => {
        const entry = {
          at: at(1),
          who: "sam",
          owner: "acme",
          repository: "billing-api",
          repositoryId: 100,
          number: 1,
          commentId: 9,
          url: "https://github.com/acme/billing-api/pull/1#issuecomment-9",
          line: 1,
          command: "/threatmodel approve",
          what: "sign-off",
          before: "none",
          after: "approved",
        };
        await store.audit.append(entry);
        await store.audit.append({ ...entry, before: "approved" });
        await store.audit.append({ ...entry, line: 2 });
        const [first, ...others] = await store.audit.list(0, 1);
        expect([first, others]).toEqual([{ ...entry, seq: 1 }, []]);
        expect(await store.audit.list(1, 10)).toEqual([{ ...entry, line: 2, seq: 2 }]);
      });

      test("which threat models are of interest to Security, each once", async () => {
        const noted = (fingerprint: string, seconds: number) => ({
          fingerprint,
          rules: ["a critical threat", "an asset that is data"],
          attackSurface: 42,
          at: at(seconds),
        });
        await store.interests.keep(100, 1, noted("f2", 2));
        await store.interests.keep(100, 1, noted("f1", 1));
        await store.interests.keep(100, 1, { ...noted("f1", 3), attackSurface: 1 });
        await store.interests.keep(100, 2, noted("other", 1));
        expect(await store.interests.list(100, 1)).toEqual([noted("f1", 1), noted("f2", 2)]);
      });

      test("who is in which team, whatever the case of their names, until it is forgotten", async () => {
        const known = { isMember: true, checkedAt: at(1) };
        await store.memberships.keep("Acme", "security", "Sam", known);
        expect(await store.memberships.get("acme", "Security", "sam")).toEqual(known);
        expect(await store.memberships.get("other", "security", "sam")).toBeNull();
        await store.memberships.forget("ACME", null);
        expect(await store.memberships.get("acme", "security", "sam")).toBeNull();
      });

      test("the members of a team, until they or all are forgotten", async () => {
        const roster = { installationId: 7, logins: ["sam"], checkedAt: at(1) };
        const large = { ...roster, logins: null };
        const rosters = () =>
          Promise.all(
            ["security", "everyone"].map((team) => store.memberships.roster("acme", team)),
          );
        await store.memberships.keepRoster("Acme", "Security", { ...roster, logins: [] });
        await store.memberships.keepRoster("acme", "security", roster);
        await store.memberships.keepRoster("acme", "everyone", large);
        expect(await rosters()).toEqual([roster, large]);
        await store.memberships.forget("ACME", "SECURITY");
        expect(await rosters()).toEqual([null, large]);
        await store.memberships.forget("acme", null);
        expect(await rosters()).toEqual([null, null]);
      });
    });
  });
}
