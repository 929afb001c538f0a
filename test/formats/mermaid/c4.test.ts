import { describe, expect, test } from "vitest";
import { readMermaid } from "../../../src/formats/diagrams/mermaid/read-mermaid.ts";

const ELEMENTS: readonly (readonly [statement: string, name: string, kind: string | null])[] = [
  ['Person(u, "Customer", "Pays")', "Customer", "external-entity"],
  ['System_Ext(m, "Mailer")', "Mailer", "external-entity"],
  ['System(b, "Billing")', "Billing", "process"],
  ['Container(a, "API", "Go", "Takes, and gives (all) orders")', "API", "process"],
  ["Component(a, API)", "API", "process"],
  ['ContainerDb(d, "Ledger", "PostgreSQL")', "Ledger", "data-store"],
  ['ContainerQueue(q, "Orders", "SQS")', "Orders", "data-store"],
  ['SystemDb_Ext(x, "Their ledger")', "Their ledger", "external-entity"],
  ['Container(a, "API", $tags="v1")', "API", "process"],
  ["Container(a)", "a", "process"],
];

describe("a C4 diagram", () => {
  test.each(ELEMENTS)("reads %j", (statement, name, kind) => {
    const { elements, problem } = readMermaid(`C4Container\n${statement}`, 1);
    expect(problem).toBeNull();
    expect(elements).toEqual([{ name, kind, boundary: null, line: 2, endLine: 2 }]);
  });

  test("has boundaries, deployment nodes and relations", () => {
    const { elements, dataFlows, problem } = readMermaid(
      `C4Deployment
        title Where it runs; and why (not)
        Person(u, "Customer")
        Enterprise_Boundary(us, "Us") {
          Deployment_Node(k8s, "Cluster", "EKS") {
            Container(api, "API")
          }
          System_Boundary(inner, "Data") { ContainerDb(db, "Ledger") }
        }
        Rel(u, api, "pays", "HTTPS")
        BiRel(api, db, "reads and writes")
        Rel_Back(db, api, "dumps")
        RelIndex(3, api, db, "again")
        UpdateRelStyle(u, api, $offsetY="-40")
        UpdateLayoutConfig($c4ShapeInRow="3")`,
      1,
    );
    expect(problem).toBeNull();
    expect(elements.map(({ name, boundary, line }) => [name, boundary, line])).toEqual([
      ["Customer", null, 3],
      ["API", "Cluster", 6],
      ["Ledger", "Data", 8],
    ]);
    expect(dataFlows.map(({ from, to, label, crosses }) => [from, to, label, crosses])).toEqual([
      ["Customer", "API", "pays", true],
      ["API", "Ledger", "reads and writes", true],
      ["Ledger", "API", "dumps", true],
      ["API", "Ledger", "again", true],
    ]);
  });
});
