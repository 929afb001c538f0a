import MarkdownIt, { type MarkdownIt as Parser, type Token } from "markdown-it";
import deflist from "markdown-it-deflist";
import footnote from "markdown-it-footnote";
import { BlockToken } from "./block-token.ts";

const WHOLE = lean(new MarkdownIt({ html: true }).use(deflist).use(footnote));
const PLAIN = lean(new MarkdownIt({ html: true }));

/** What a document with a definition list or a footnote has, and few others do. */
const EXTENDED = /\[\^|\^\[|^[ \t>]*[:~][ \t]/mu;

/**
 * The Markdown parser for a document: GitHub's tables, definition lists, footnotes, and HTML as it
 * stands. Of text without them, the rules for definitions and footnotes would ask each line.
 */
export function parserOf(text: string): Parser {
  return EXTENDED.test(text) ? WHOLE : PLAIN;
}

/** Text is parsed when it is asked for: most of a design document never is. */
function lean(parser: Parser): Parser {
  parser.core.ruler.enableOnly(["normalize", "block"]);
  // Where a link leads is read, never shown: the address stays as it is written.
  parser.normalizeLink = (address) => address;
  parser.block.State = class extends parser.block.State {
    override push(type: string, tag: string, nesting: Token["nesting"]): Token {
      if (nesting < 0) this.level -= 1;
      const token = new BlockToken(type, tag, nesting, this.level);
      if (nesting > 0) this.level += 1;
      this.tokens.push(token);
      return token;
    }
  };
  return parser;
}
