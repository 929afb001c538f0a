import type { Lines } from "../../model/source.ts";

/** One line of running text, without markup. */
export interface TextLine {
  /** The whole line. */
  readonly text: string;
  /** The emphasised words that it begins with, without a closing colon; null: none. */
  readonly lead: string | null;
  /** What follows the lead, without the colon or dash between; the whole line where there is none. */
  readonly rest: string;
  /** Lines of the document below the text's first one. */
  readonly offset: number;
  /** It goes on with the line above it, which ends only where the author's editor was full. */
  readonly isSoft?: boolean;
}

/** Running text: of a paragraph, a heading, a cell. Read from its Markdown only when asked. */
export interface Inline {
  /** As written. */
  readonly raw: string;
  /** Without markup; line breaks are kept. */
  readonly text: string;
  /** Without empty lines. */
  readonly lines: readonly TextLine[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly images: readonly { readonly src: string; readonly alt: string }[];
  /** The texts of the footnotes that it refers to. */
  readonly notes: readonly string[];
}

export interface Paragraph extends Lines {
  readonly kind: "paragraph";
  readonly text: Inline;
}

/** A list item, or a definition list's term with its definitions. */
export interface Item extends Lines {
  /** Its first paragraph. */
  readonly text: Inline;
  /** What stands in it below that. */
  readonly blocks: readonly Block[];
  /** Of a task list's item; null: it is not one. */
  readonly checked: boolean | null;
  readonly isTerm: boolean;
}

export interface List extends Lines {
  readonly kind: "list";
  readonly ordered: boolean;
  readonly items: readonly Item[];
}

export interface Row extends Lines {
  readonly cells: readonly Inline[];
}

/** A pipe table or an HTML table; the first row is its header as written. */
export interface Table extends Lines {
  readonly kind: "table";
  readonly header: Row;
  readonly rows: readonly Row[];
}

export interface Fence extends Lines {
  readonly kind: "fence";
  /** The first word after the fence, in lower case; empty: none, or indented code. */
  readonly language: string;
  readonly content: string;
}

export type Block = Paragraph | List | Table | Fence;

export interface Heading extends Lines {
  readonly text: Inline;
}

/** A heading with everything up to the next one of its level or above. */
export interface Section extends Lines {
  /** Null: what stands before the first heading. */
  readonly heading: Heading | null;
  /** 1 to 6; a `details` element counts half a level. */
  readonly level: number;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

/** A document as a tree of sections. */
export interface Outline {
  readonly root: Section;
  /** Where links by reference lead: `[1]: diagrams/flow.svg`. */
  readonly references: readonly string[];
  /** From the front matter, if there is one. */
  readonly frontMatter: FrontMatter;
}

/** What a document's YAML front matter says to the gate. */
export interface FrontMatter {
  /** `threat-model: required` makes any Markdown file a design document. */
  readonly required: boolean;
  readonly team: string | null;
  readonly title: string | null;
}
