import { describe, expect, it } from "vitest";
import { assess } from "../src/assess.ts";
import { COMPLETE_DOCUMENT } from "./support/documents.ts";
import { aDocument, someFacts } from "./support/facts-builder.ts";

const [head = "", rest = ""] = COMPLETE_DOCUMENT.split("### Assets");
/** The design says where its threats stand; diagram and scope are here. */
const DESIGN = `${head}The threats stand in [a file of their own](../threats/refunds.md#threats).\n`;
const THREATS = `# Threat model: refunds\n\n## Assets${rest.replace("### Threats", "## Threats")}`;

function gapsOf(documents: Readonly<Record<string, string>>): readonly string[] {
  const facts = someFacts("review", {
    documents: Object.entries(documents).map(([path, text]) => aDocument(text, { path })),
  });
  return assess(facts).documents.flatMap(({ path, gaps }) =>
    gaps.filter(({ level }) => level === "error").map(({ id }) => `${path}: ${id}`),
  );
}

const DESIGN_PATH = "docs/design/refunds.md";
const THREATS_PATH = "docs/threats/refunds.md";

describe("a threat model told in two documents of one pull request", () => {
  it("lacks nothing where the design links to the file with its threats", () => {
    expect(gapsOf({ [DESIGN_PATH]: DESIGN, [THREATS_PATH]: THREATS })).toEqual([]);
  });

  it("lacks much in each document where they do not know of each other", () => {
    const alone = gapsOf({ [DESIGN_PATH]: DESIGN, "docs/other/refunds.md": THREATS });
    expect(alone).toContain(`${DESIGN_PATH}: threats-missing`);
    expect(alone).toContain("docs/other/refunds.md: diagram-missing");
  });

  it("is asked once for what both together lack, in the design", () => {
    const silent = THREATS.replace(/^\| T3 .*\n/m, "");
    expect(gapsOf({ [DESIGN_PATH]: DESIGN, [THREATS_PATH]: silent })).toEqual([
      `${DESIGN_PATH}: stride-gap:repudiation`,
    ]);
  });

  it("is asked about a threat where the threat stands", () => {
    const unrated = THREATS.replace(
      "| Billing API | medium | Requests",
      "| Billing API | | Requests",
    );
    expect(gapsOf({ [DESIGN_PATH]: DESIGN, [THREATS_PATH]: unrated })).toEqual([
      `${THREATS_PATH}: severity-missing@t3`,
    ]);
  });

  it("is not taken from a document that has threats of its own", () => {
    const other = COMPLETE_DOCUMENT.replace(/^\| T[36] .*\n/gm, "").replace(
      "# Refunds",
      `# Payouts\n\nSee [refunds](refunds.md).`,
    );
    expect(gapsOf({ [DESIGN_PATH]: COMPLETE_DOCUMENT, "docs/design/payouts.md": other })).toEqual([
      "docs/design/payouts.md: stride-gap:repudiation",
      "docs/design/payouts.md: stride-gap:elevation-of-privilege",
    ]);
  });

  it.each([
    ["another repository", "https://github.com/acme/other/blob/main/threats.md"],
    ["outside of the repository", "../../../../threats.md"],
    ["a file that the pull request does not change", "elsewhere.md"],
  ])("is not looked for in %s", (_where, address) => {
    const design = DESIGN.replace("../threats/refunds.md#threats", address);
    expect(gapsOf({ [DESIGN_PATH]: design })).toContain(`${DESIGN_PATH}: threats-missing`);
  });
});
