import { describe, expect, test } from "vitest";
import { readMermaid } from "../../../src/formats/diagrams/mermaid/read-mermaid.ts";

const PARTICIPANTS: readonly (readonly [statement: string, name: string, kind: string | null])[] = [
  ["participant API", "API", null],
  ["participant A as Billing API<br/>(Go)", "Billing API (Go)", null],
  ["participant A as Browser", "Browser", "external-entity"],
  ["actor Alice", "Alice", "external-entity"],
  ["actor A as Support agent", "Support agent", "external-entity"],
  ["create participant W as Worker", "Worker", null],
  ['participant D@{ "type": "database" } as Ledger', "Ledger", "data-store"],
  ['participant D@{ "type": "database", "alias": "Ledger" }', "Ledger", "data-store"],
  ['participant Q@{ "type" : "control" }', "Q", "process"],
];

const MESSAGES: readonly (readonly [statement: string, flow: readonly (string | null)[]])[] = [
  ["A->>B: card number", ["A", "B", "card number"]],
  ["A-->>B: ok", ["A", "B", "ok"]],
  ["A->B: x", ["A", "B", "x"]],
  ["A-->B: x", ["A", "B", "x"]],
  ["A-xB: lost", ["A", "B", "lost"]],
  ["A--xB: lost", ["A", "B", "lost"]],
  ["A-)B: event", ["A", "B", "event"]],
  ["A<<->>B: both", ["A", "B", "both"]],
  ["A->>+B: x", ["A", "B", "x"]],
  ["A-->>-B: x", ["A", "B", "x"]],
  ["web-xray->>db: a -> b: c", ["web-xray", "db", "a -> b: c"]],
  ["A ->> B : two<br/>lines", ["A", "B", "two lines"]],
  ["A->>B", ["A", "B", null]],
];

describe("a sequence diagram", () => {
  test.each(PARTICIPANTS)("reads %j", (statement, name, kind) => {
    const { elements, problem } = readMermaid(`sequenceDiagram\n${statement}`, 1);
    expect(problem).toBeNull();
    expect(elements).toEqual([{ name, kind, boundary: null, line: 2, endLine: 2 }]);
  });

  test.each(MESSAGES)("reads the message %j", (statement, [from, to, label]) => {
    const { dataFlows, problem } = readMermaid(`sequenceDiagram\n${statement}`, 1);
    expect(problem).toBeNull();
    expect(dataFlows).toEqual([{ from, to, label, crosses: false, line: 2, endLine: 2 }]);
  });

  test("takes boxes for trust boundaries, whatever their colour, and blocks for none", () => {
    const { elements, dataFlows, problem } = readMermaid(
      `sequenceDiagram
        autonumber
        actor U as Customer
        box rgb(30, 41, 59) "Our cloud"
          participant A as API
          participant B as Billing
        end
        box Aqua Bank
          participant C as Clearing
        end
        rect rgb(1, 2, 3)
        U->>A: pays
        end
        alt it works
          A->>B: books
        else it does not
          B-->>A: sorry
        end
        Note over A,B: nothing -> here: to read
        activate B
        B->>C: clears`,
      1,
    );
    expect(problem).toBeNull();
    expect(elements.map(({ name, boundary }) => [name, boundary])).toEqual([
      ["Customer", null],
      ["API", "Our cloud"],
      ["Billing", "Our cloud"],
      ["Clearing", "Bank"],
    ]);
    expect(dataFlows.map(({ label, crosses }) => [label, crosses])).toEqual([
      ["pays", true],
      ["books", false],
      ["sorry", false],
      ["clears", true],
    ]);
  });
});
