import { describe, expect, test } from "vitest";
import { readMermaid } from "../../../src/formats/diagrams/mermaid/read-mermaid.ts";

/** `kind name @boundary` of each element, and `from -label-> to !crosses` of each flow. */
function drawn(statements: string) {
  const { elements, dataFlows, problem } = readMermaid(`flowchart LR\n${statements}`, 1);
  return {
    elements: elements.map(
      ({ kind, name, boundary }) =>
        `${kind ?? "?"} ${name}${boundary === null ? "" : ` @${boundary}`}`,
    ),
    flows: dataFlows.map(
      ({ from, to, label, crosses }) =>
        `${from} -${label ?? ""}-> ${to}${crosses ? " !crosses" : ""}`,
    ),
    problem,
  };
}

const SHAPES: readonly (readonly [statement: string, element: string])[] = [
  ["a", "? a"],
  ["a[Billing API]", "? Billing API"],
  ["a [Billing API]", "? Billing API"],
  ["a(Billing API)", "process Billing API"],
  ["a([Billing API])", "process Billing API"],
  ["a((Billing API))", "process Billing API"],
  ["a(((Billing API)))", "process Billing API"],
  ["a[[Billing API]]", "process Billing API"],
  ["a[(Ledger)]", "data-store Ledger"],
  ["a{Is it paid?}", "? Is it paid?"],
  ["a{{Prepare}}", "? Prepare"],
  ["a>Note]", "? Note"],
  ["a[/Statement/]", "? Statement"],
  ["a[\\Statement/]", "? Statement"],
  ['a@{ shape: cyl, label: "Ledger" }', "data-store Ledger"],
  ["a@{ label: 'Ledger', shape: database }", "data-store Ledger"],
  ["a[Ledger]@{ shape: das }", "data-store Ledger"],
  ["a@{ shape: stadium }", "process a"],
  ['a:::hot@{ shape: hex, label: "Prepare" }', "? Prepare"],
  ["a[Billing API]:::hot", "? Billing API"],
  ['a["Billing (v2) [API]"]', "? Billing (v2) [API]"],
  ['a["`Billing **API**`"]', "? Billing API"],
  ["a[Billing #quot;API#quot; #35;1]", '? Billing "API" #1'],
  ['a["Files &lt;*.csv&gt;"]', "? Files <*.csv>"],
  ["a[<b>Billing</b> API]", "? Billing API"],
  ["a[fa:fa-coins Billing API]", "? Billing API"],
  ["a[Billing API<br/>Go, port 80]", "? Billing API (Go, port 80)"],
  ["a[Billing API:\\nGo]", "? Billing API (Go)"],
  ['a["Billing API\n  (Go)"]', "? Billing API (Go)"],
];

const OUTSIDERS: readonly (readonly [statement: string, element: string])[] = [
  ["a[User]", "external-entity User"],
  ["a([End user])", "external-entity End user"],
  ["a[Web browser]", "external-entity Web browser"],
  ["a[Client App]", "external-entity Client App"],
  ["a[External bank]", "external-entity External bank"],
  ["a[Third-party mailer]", "external-entity Third-party mailer"],
  ["a[Internet]", "external-entity Internet"],
  ["a[User service]", "? User service"],
  ["a[Internet gateway]", "? Internet gateway"],
  ["a[External load balancer]", "? External load balancer"],
  ["a[(User)]", "data-store User"],
  ["subgraph External\n a[Mail API]\n end", "external-entity Mail API @External"],
  ["a[Bank]:::external", "external-entity Bank"],
  ["a(Bank)\nclass b,a thirdParty", "external-entity Bank"],
  ["a[Orders]:::database", "data-store Orders"],
  ["a[(Orders)]:::external", "data-store Orders"],
  ["a(Orders)\nclass a database", "process Orders"],
];

const LINKS: readonly (readonly [statement: string, flows: readonly string[]])[] = [
  ["a-->b", ["a --> b"]],
  ["a --- b", ["a --> b"]],
  ["a -.-> b", ["a --> b"]],
  ["a ==> b", ["a --> b"]],
  ["a ----> b", ["a --> b"]],
  ["a --o b", ["a --> b"]],
  ["a x--x b", ["a --> b"]],
  ["a <--> b", ["a --> b"]],
  ["a <--- b", ["b --> a"]],
  ["a ~~~ b", []],
  ["a -->|card number| b", ["a -card number-> b"]],
  ['a-->|"a | b"|b', ["a -a | b-> b"]],
  ["a -- card number --> b", ["a -card number-> b"]],
  ["a--card number-->b", ["a -card number-> b"]],
  ["a == card number ==> b", ["a -card number-> b"]],
  ["a -. card number .-> b", ["a -card number-> b"]],
  ['a -- "card --> number" --> b', ["a -card --> number-> b"]],
  ["a e1@--> b\ne1@{ animate: true }", ["a --> b"]],
  ["a --> b --> c", ["a --> b", "b --> c"]],
  ["a --> b -- x --> c", ["a --> b", "b -x-> c"]],
  ["a & b --> c & d", ["a --> c", "a --> d", "b --> c", "b --> d"]],
  ["a -->\n  b", ["a --> b"]],
  ["a\n  --> b", ["a --> b"]],
  ["a --> b; b --> c;", ["a --> b", "b --> c"]],
  ["web-app --> cloud-init", ["web-app --> cloud-init"]],
];

describe("a flowchart", () => {
  test.each(SHAPES)("tells by its shape and text what %j draws", (statement, element) => {
    expect(drawn(statement)).toEqual({ elements: [element], flows: [], problem: null });
  });

  test.each(OUTSIDERS)("tells by its words who is outside in %j", (statement, element) => {
    expect(drawn(statement).elements).toEqual([element]);
  });

  test.each(LINKS)("reads the arrows of %j", (statement, flows) => {
    expect(drawn(statement)).toMatchObject({ flows, problem: null });
  });

  test("has elements that only stand at the end of an arrow", () => {
    expect(drawn("a --> b[(B)]").elements).toEqual(["? a", "data-store B"]);
  });

  test("takes the name from wherever it is given, and the line with it", () => {
    const { elements, dataFlows } = readMermaid("graph TD\na --> b\nb[Orders]", 10);
    expect(elements.map(({ name, line }) => [name, line])).toEqual([
      ["a", 11],
      ["Orders", 12],
    ]);
    expect(dataFlows.map(({ to, line }) => [to, line])).toEqual([["Orders", 11]]);
  });

  test("skips what only paints: classes, styles, clicks, directions, comments, descriptions", () => {
    const statements = [
      "%% a comment with --> and [",
      "direction TB",
      "classDef hot fill:#f00,stroke:#333",
      "class a,b hot",
      "style a fill:#f9f;",
      "linkStyle 0 stroke:#ff3,color:red",
      'click a "https://example.com/?x;y" "tip"',
      "accTitle: Orders",
      "accDescr {\n two\n lines }",
      "a --> b %% said beside it",
    ];
    expect(drawn(statements.join("\n"))).toEqual({
      elements: ["? a", "? b"],
      flows: ["a --> b"],
      problem: null,
    });
  });
});

describe("a subgraph", () => {
  const TITLES: readonly (readonly [statement: string, title: string])[] = [
    ["subgraph VPC", "VPC"],
    ["subgraph Bootstrap node / management", "Bootstrap node / management"],
    ['subgraph "Internet (public)"', "Internet (public)"],
    ["subgraph vpc [Our VPC]", "Our VPC"],
    ['subgraph vpc["Our VPC [eu]"]', "Our VPC [eu]"],
    ["subgraph vpc[`**Our VPC**`]", "Our VPC"],
  ];

  test.each(TITLES)("opens the boundary of %j", (statement, title) => {
    expect(drawn(`${statement}\n a[A]\nend`)).toMatchObject({
      elements: [title.startsWith("Internet") ? `external-entity A @${title}` : `? A @${title}`],
      problem: null,
    });
  });

  test("holds an element in the innermost one, and a flow between two of them crosses", () => {
    const { elements, flows } = drawn(`
      subgraph cloud [Cloud]
        api[API]
        subgraph net [Private network]
          db[(Ledger)]
        end
        api --> worker
      end
      user[User] --> api --> db`);
    expect(elements).toEqual([
      "? API @Cloud",
      "data-store Ledger @Private network",
      "? worker @Cloud",
      "external-entity User",
    ]);
    expect(flows).toEqual(["API --> worker", "User --> API !crosses", "API --> Ledger !crosses"]);
  });

  test("keeps what it closed around first, though another one mentions it later", () => {
    const { elements } = drawn(`
      subgraph one\n a --> b\n end
      subgraph two\n c --> b\n end`);
    expect(elements).toEqual(["? a @one", "? b @one", "? c @two"]);
  });

  test("may be an end of an arrow, and is no element for that", () => {
    expect(drawn("user[User] --> vpc\nsubgraph vpc [VPC]\n a\nend")).toEqual({
      elements: ["external-entity User", "? a @VPC"],
      flows: ["User --> VPC !crosses"],
      problem: null,
    });
  });

  test("without a title only groups", () => {
    expect(drawn('subgraph one\nsubgraph in[" "]\n a\nend\nend').elements).toEqual(["? a @one"]);
  });
});
