import { describe, expect, it } from "vitest";
import { readFrontMatter } from "../../../src/formats/markdown/front-matter.ts";
import { markdown } from "../../../src/formats/markdown/markdown.ts";
import { hasThreatModelHeading } from "../../../src/formats/markdown/threat-model-heading.ts";

const sectionOf = (text: string, path = "docs/design/x.md", headings: readonly string[] = []) =>
  markdown.read({ path, text }, { headings }).section;
const under = (heading: string) => `# Billing\n\nText.\n\n## ${heading}\n\nMore.\n\n## Rollout\n`;

describe("a heading begins the threat model when it is, or starts with, one of the known ones", () => {
  it.each([
    "Threat model",
    "Threat Modelling",
    "THREAT MODELING",
    "Threat modelling exercise",
    "Threat model (STRIDE)",
    "Threat model: scanning",
    "Threat analysis",
    "Threat assessment",
    "Threats",
    "Threats and mitigations",
    "STRIDE",
    "STRIDE analysis",
    "Security threat model",
    "Security considerations",
    "Security and privacy considerations",
    "Security & privacy considerations",
    "Security model",
    "Security analysis",
    "Security review",
    "Security assessment",
    "Attack surface",
    "Risk assessment",
    "Abuse cases",
    "4. Threat model",
    "4.2 Threat model",
    "35.1 Modelo de amenazas",
    "2.10.3 Threats",
    "3\\. Threat model",
    "IV. Threat model",
    "Section 7: Threat model",
    "✅ Threat model",
    "**Threat model**:",
    "_Threat model_ {#tm}",
    "The threat model",
    "Billing threat model",
    "Potential threats",
    "Bedrohungsmodell",
    "Análisis de amenazas",
    "脅威モデル（STRIDE）",
    "威胁分析",
  ])("%s", (heading) => {
    expect(sectionOf(under(heading))).toMatchObject({ line: 5, endLine: 8 });
  });

  it.each([
    "Security",
    "Threatening letters",
    "Striders",
    "STRIDE GPT",
    "Risks and mitigations",
    "What is a threat model?",
    "Security functions and features",
    "Rethinking threats",
  ])("%s does not", (heading) => {
    expect(sectionOf(under(heading))).toBeNull();
  });

  it("the organisation may add headings", () => {
    expect(sectionOf(under("Seguridad interna"), "x.md", ["seguridad INTERNA"])?.line).toBe(5);
    expect(sectionOf(under("Security"), "x.md", ["Security"])?.line).toBe(5);
  });

  it("a setext heading and a heading of any level count, a fenced or commented one does not", () => {
    expect(sectionOf("Threat model\n------------\n\nText.\n\nNext\n----\n")?.endLine).toBe(5);
    expect(sectionOf("# A\n\n###### Threat model\n\n- x\n")?.line).toBe(3);
    expect(sectionOf("# A\n\n```\n# Threat model\n```\n\n<!--\n# Threat model\n-->\n")).toBeNull();
  });
});

describe("which heading counts", () => {
  it("a real threat-model heading wins over a weaker one", () => {
    const text =
      "# A\n\n## Security considerations\n\n- Someone steals keys\n\n## Threat model\n\n- Someone forges mail\n";
    const { section, threats } = markdown.read({ path: "x.md", text }, { headings: [] });
    expect(section?.heading).toBe("Threat model");
    expect(threats.map(({ title }) => title)).toEqual(["Someone forges mail"]);
  });

  it("several are read as one, named by the first", () => {
    const text =
      "# A\n\n## Threat model of login\n\n- Someone steals keys\n\n## Rollout\n\n## Threat model of logout\n\n- Someone stays\n";
    const { section, threats } = markdown.read({ path: "x.md", text }, { headings: [] });
    expect(section).toEqual({ heading: "Threat model of login", line: 3, endLine: 11 });
    expect(threats.map(({ title }) => title)).toEqual(["Someone steals keys", "Someone stays"]);
  });

  it("a title or file name that says threat model makes the whole document the section", () => {
    expect(sectionOf("# Threat model: till\n\n## Assets\n\n- Cash\n")).toMatchObject({
      line: 1,
      endLine: 5,
    });
    expect(sectionOf("# Till\n\n## Assets\n\n- Cash\n", "docs/till-threat-model.md")?.heading).toBe(
      "Till",
    );
    expect(sectionOf("---\ntitle: Threat model of the till\n---\n\nText.\n")?.line).toBe(1);
  });

  it("a risk assessment of the project is none", () => {
    const listing = (risk: string) =>
      `# A\n\n## Risk assessment\n\n| Risk | Impact |\n|-|-|\n| ${risk} | High |\n`;
    expect(sectionOf(listing("The migration takes longer than a night"))).toBeNull();
    expect(sectionOf(listing("Customer data leaks"))?.line).toBe(3);
    expect(sectionOf(under("Risk assessment"))?.line).toBe(5);
  });

  it("a page about threat modelling is none", () => {
    expect(sectionOf("# Threat modeling handbook\n\n## Threats\n\n- Spoofing is bad\n")).toBeNull();
    expect(
      sectionOf("# Threat modeling\n\nIt helps.\n\n## Resources\n\n- [a book](b)\n"),
    ).toBeNull();
    expect(
      sectionOf(
        "# Guide\n\n## STRIDE\n\n- Spoofing\n- Tampering\n- Repudiation\n- Information disclosure\n- Denial of service\n- Elevation of privilege\n",
      ),
    ).toBeNull();
  });
});

describe("a stray Markdown file is a design document", () => {
  it.each([
    ["a threat-model heading", "# A\n\n## Threat model\n", true],
    ["a security heading", "# A\n\n## Security considerations\n", true],
    ["front matter that asks for one", "---\nthreat-model: required\n---\n# A\n", true],
    ["front matter that opts out", "---\nthreat-model: none\n---\n# A\n\n## Threat model\n", true],
    ["the words in prose only", "# A\n\nOur threat model is simple.\n", false],
    ["the heading in a fence only", "# A\n\n```\n## Threat model\n```\n", false],
    ["nothing", "", false],
  ])("%s", (_, text, expected) => {
    expect(hasThreatModelHeading(text, [])).toBe(expected);
  });

  it("or one with a heading that the organisation added", () => {
    expect(hasThreatModelHeading("# A\n\n## Wie man uns schadet\n", ["wie man uns schadet"])).toBe(
      true,
    );
  });
});

describe("front matter", () => {
  it("tells the team, and that a threat model is required", () => {
    const text = "\uFEFF---\r\nthreat-model: Required\r\nteam: payments\r\n---\r\n# A\r\n";
    expect(readFrontMatter(text)).toEqual({ required: true, team: "payments", title: null });
  });

  it.each([
    "",
    "# A",
    "---\n",
    "---\na: [\n---\n",
    "---\n- a\n---\n",
    "---\nteam: [a, b]\n---\n",
    "---\n&a a: *a\n---\n",
  ])("%j says nothing", (text) => {
    expect(readFrontMatter(text)).toEqual({ required: false, team: null, title: null });
  });
});
