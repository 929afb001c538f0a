import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nameIndex } from "../../src/model/name-index.ts";
import { nameKey, nearest, sameName, slug } from "../../src/model/names.ts";
import { threadTime } from "../support/thread-time.ts";

describe("one name, as people write it", () => {
  test.each([
    ["case", "Billing DB", "billing db"],
    ["the article", "Billing DB", "the Billing DB"],
    ["a part in parentheses", "Billing DB", "the billing DB (Postgres)"],
    ["a part in brackets", "Crown jewels", "crown jewels [Confidential]"],
    ["markup", "Billing DB", "**Billing** `DB`"],
    ["HTML", "Billing DB", "<b>Billing</b> DB"],
    ["hyphens and underscores", "Billing DB", "billing-db"],
    ["spaces", "Log in", "Login"],
    ["an apostrophe", "Customer’s name", "customers name"],
    ["the plural: -s", "API key", "API keys"],
    ["the plural: -es", "Boxes", "box"],
    ["the plural: -ies", "Policies", "policy"],
    ["the plural: -ie, -ies", "Cookie", "cookies"],
    ["the plural: -che, -ches", "Cache", "caches"],
    ["the plural: -ss, -sses", "Process", "processes"],
    ["the plural: -us, -uses", "Status", "statuses"],
    ["the plural of an acronym", "API", "APIs"],
    ["Unicode's wide letters", "ＡＰＩ", "API"],
  ])("is the same whatever %s", (_, a, b) => {
    expect(sameName(a, b)).toBe(true);
  });

  test.each([
    ["Billing DB", "Biling DB"],
    ["Billing DB", "Billing database"],
    ["HTTP", "HTTPS"],
    ["DNS", "DN"],
    ["Admin API", "API"],
    ["C", "C++"],
    ["", ""],
    ["", "the"],
  ])("but %j is not %j", (a, b) => {
    expect(sameName(a, b)).toBe(false);
  });

  const words = fc.array(fc.stringMatching(/^[a-z]{2,9}$/), { minLength: 1, maxLength: 4 });

  test("case, markup and a parenthesised part never matter", () => {
    fc.assert(
      fc.property(words, words, (name, inside) => {
        const plain = name.join(" ");
        expect(nameKey(`**${plain.toUpperCase()}** (${inside.join(" ")})`)).toBe(nameKey(plain));
      }),
    );
  });

  test("any text has a key, and it is its own name", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(sameName(text, text)).toBe(nameKey(text) !== "");
      }),
    );
  });
});

describe("a suggestion", () => {
  test.each([
    ["a typo", "Biling DB", "Billing DB"],
    ["a word spelled out", "Billing database", "Billing DB"],
    ["a word more", "Internal audit log", "Audit log"],
    ["nothing alike", "Printer", null],
    ["something short", "X", null],
  ])("for %s: %s, %s", (_, name, expected) => {
    expect(nearest(name, ["Audit log", "Billing DB", "Shop"])).toBe(expected);
  });
});

describe("an index", () => {
  const assets = ["Card numbers (PAN)", "A1: Billing API", "Billing DB", "Names / addresses"];
  const index = nameIndex(assets, (name) => [name]);

  test.each([
    ["card number", ["Card numbers (PAN)"]],
    ["PAN", ["Card numbers (PAN)"]],
    ["A1", ["A1: Billing API"]],
    ["Billing API", ["A1: Billing API"]],
    ["Billing DB: refunds", ["Billing DB"]],
    ["Billing DB → Billing API", ["Billing DB", "A1: Billing API"]],
    ["the address", ["Names / addresses"]],
    ["Billing", []],
    ["", []],
  ])("finds by %j: %j", (name, expected) => {
    expect(index.find(name)).toEqual(expected);
  });

  test("takes a name's own spelling before a looser one", () => {
    const both = nameIndex(["Store (Shop)", "Shop"], (name) => [name]);
    expect(both.find("shop")).toEqual(["Shop"]);
  });

  test("finds what running text mentions", () => {
    const found = index.mentionedIn("A clerk copies the billing-DBs, or card numbers, to a stick.");
    expect([...found]).toEqual(["Billing DB", "Card numbers (PAN)"]);
  });

  test("does not mistake a part of a word for a name", () => {
    const one = nameIndex(["Log"], (name) => [name]);
    expect(one.mentionedIn("The login page and the catalogue").size).toBe(0);
  });

  test.each([
    ["a name shorter than most words", "A clerk opens the DB.", ["DB"]],
    ["a name that is written as one word", "Copies of the billingdb", ["Billing DB"]],
    ["a name across a hyphen and a comma", "billing-DB, not ours", ["Billing DB", "DB"]],
    ["markup and wide letters", "the <b>billing</b> `ＤＢ`", ["Billing DB", "DB"]],
    ["no name across a sign that stands alone", "Billing | DBs", ["DB"]],
    ["nothing in an empty text", "", []],
  ])("finds in running text %s", (_, text, expected) => {
    const names = nameIndex(["Billing DB", "DB", "Key"], (name) => [name]);
    expect([...names.mentionedIn(text)].sort()).toEqual(expected);
  });
});

describe("a slug", () => {
  test.each([
    ["The Billing DB (Postgres)", "billing-db"],
    ["Card numbers", "card-numbers"],
    ["Größe", "große"],
    ["T1", "t1"],
    ["🔥", "unnamed"],
    ["", "unnamed"],
  ])("of %j: %s", (name, expected) => {
    expect(slug(name)).toBe(expected);
  });

  test("is short, and can be typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), (text) => {
        expect(slug(text)).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
        expect(slug(text).length).toBeLessThanOrEqual(48);
      }),
    );
  });
});

test.each(["(".repeat(50_000), "a (".repeat(20_000), "<".repeat(50_000), "🔥".repeat(50_000)])(
  "a hostile name costs no more than an honest one (%#)",
  (name) => {
    const started = threadTime();
    nameKey(name);
    slug(name);
    nearest(name, ["Shop"]);
    nameIndex([name], (text) => [text]).mentionedIn(name);
    expect(threadTime() - started).toBeLessThan(500);
  },
);
