import type { Section as SectionLines } from "../../model/threat-model.ts";
import type { Outline, Section } from "./block.ts";
import { headingWords } from "./heading-words.ts";
import { partOf } from "./part.ts";
import { isOfProject } from "./project-risks.ts";
import {
  isGuideTitle,
  isThreatModelFile,
  isThreatModelTitle,
  sectionStrength,
} from "./section-heading.ts";
import type { Part } from "./words/part-words.ts";

/** A document's threat model: where it is said to be, and the sections that hold it. */
export interface Found {
  readonly section: SectionLines;
  /** In document order; none of them inside another. */
  readonly chapters: readonly Section[];
  /** How it was found: by the title, by a heading that says threat model, by a weaker one. */
  readonly by: "title" | "strong" | "weak";
}

/** Headings by which a title says that the document assesses security. */
const ASSESSMENT = /\bsecurity (?:self )?(?:assessment|review|analysis|audit)\b/u;

const CHAPTERS: ReadonlySet<Part | null> = new Set<Part>([
  "assets",
  "threats",
  "mitigations",
  "acceptances",
  "scope-in",
  "scope-out",
]);

/** Finds a document's threat-model section; null: there is none. */
export function findSection(
  outline: Outline,
  path: string,
  extra: readonly string[],
): Found | null {
  const title = titleOf(outline);
  if (isGuideTitle(title?.text ?? "")) return null;
  if (isWhole(outline, path, title?.text ?? null, extra)) return wholeDocument(outline, title);
  const strong: Section[] = [];
  const weak: Section[] = [];
  collect(outline.root, extra, strong, weak);
  const own = strong.length > 0 ? strong : outermost(weak);
  const [first] = own;
  if (first === undefined) return null;
  const beside = strong.length > 0 ? withSiblings(outline.root, own) : own;
  const chapters = withScope(outline.root, beside, sidesBeside(title?.text ?? ""));
  const endLine = Math.max(...own.map((section) => section.endLine));
  const section = { heading: nameOf(first), line: first.line, endLine };
  return { section, chapters, by: strong.length > 0 ? "strong" : "weak" };
}

/** The document's first heading: its title, whatever its level. */
function titleOf(outline: Outline): { readonly text: string; readonly line: number } | null {
  const heading = outline.root.sections[0]?.heading;
  return heading ? { text: heading.text.text, line: heading.line } : null;
}

function isWhole(
  outline: Outline,
  path: string,
  title: string | null,
  extra: readonly string[],
): boolean {
  if (title !== null && isThreatModelTitle(title, extra)) return !isChapterAmongOthers(outline);
  const { frontMatter } = outline;
  if (frontMatter.title !== null && isThreatModelTitle(frontMatter.title, extra)) return true;
  return isThreatModelFile(path);
}

/** A first heading below the highest level that has siblings is a chapter, not a title. */
function isChapterAmongOthers({ root }: Outline): boolean {
  const [first, ...others] = root.sections;
  return (first?.level ?? 0) >= 2 && others.some(({ level }) => level === first?.level);
}

function wholeDocument({ root, frontMatter }: Outline, title: ReturnType<typeof titleOf>): Found {
  const heading = title?.text ?? frontMatter.title ?? "";
  const section = { heading, line: title?.line ?? 1, endLine: root.endLine };
  return { section, chapters: [root], by: "title" };
}

/** Strong sections are not looked into; weak ones are, since a strong one may be inside. */
function collect(
  parent: Section,
  extra: readonly string[],
  strong: Section[],
  weak: Section[],
): void {
  for (const section of parent.sections) {
    const strength = sectionStrength(nameOf(section), extra);
    if (strength === "strong") strong.push(section);
    else {
      if (strength === "weak" && !isOfProject(section)) weak.push(section);
      collect(section, extra, strong, weak);
    }
  }
}

function outermost(sections: readonly Section[]): readonly Section[] {
  const kept: Section[] = [];
  for (const section of sections) {
    const last = kept.at(-1);
    if (last === undefined || section.line > last.endLine) kept.push(section);
  }
  return kept;
}

/**
 * A heading that names one part (`Threats`, not `Threat model`) is a chapter of a model whose other
 * chapters stand beside it.
 */
function withSiblings(root: Section, own: readonly Section[]): readonly Section[] {
  if (!own.some((section) => isPartHeading(nameOf(section)))) return own;
  const chosen = new Set(own);
  const chapters: Section[] = [];
  const visit = (parent: Section): void => {
    const isModel = parent.sections.some((s) => chosen.has(s) && isPartHeading(nameOf(s)));
    for (const section of parent.sections) {
      const isSibling = isModel && CHAPTERS.has(partOf(nameOf(section)));
      if (chosen.has(section) || isSibling) chapters.push(section);
      else visit(section);
    }
  };
  visit(root);
  return chapters;
}

/** An assessment says what it assesses outside of its threat model; a security policy what it leaves out. */
function sidesBeside(title: string): ReadonlySet<Part | null> {
  const words = headingWords(title);
  if (ASSESSMENT.test(words)) return new Set<Part>(["scope-in", "scope-out"]);
  return new Set<Part>(/\bsecurity\b/u.test(words) ? ["scope-out"] : []);
}

function withScope(
  root: Section,
  chapters: readonly Section[],
  sides: ReadonlySet<Part | null>,
): readonly Section[] {
  if (sides.size === 0) return chapters;
  const chosen = new Set(chapters);
  const found: Section[] = [];
  const visit = (parent: Section): void => {
    for (const section of parent.sections) {
      if (chosen.has(section) || sides.has(partOf(nameOf(section)))) found.push(section);
      else visit(section);
    }
  };
  visit(root);
  return found;
}

/** The catalogue of a document that is one by its title: a part of a threat model in several files. */
export function assetChapters(outline: Outline): readonly Section[] {
  const title = titleOf(outline);
  if (title === null || partOf(title.text) !== "assets") return [];
  return outline.root.sections.filter((section) => partOf(nameOf(section)) === "assets");
}

function isPartHeading(text: string): boolean {
  return partOf(text) === "threats" && !/\bmodell?(?:s|ing)?\b/u.test(headingWords(text));
}

function nameOf(section: Section): string {
  return section.heading?.text.text ?? "";
}
