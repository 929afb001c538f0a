import MarkdownIt, { type Token } from "markdown-it";
import deflist from "markdown-it-deflist";
import footnote from "markdown-it-footnote";
import { BlockToken } from "./block-token.ts";

/** The Markdown parser: GitHub's tables, definition lists and footnotes, and HTML as it stands. */
export const PARSER = new MarkdownIt({ html: true }).use(deflist).use(footnote);

/** Text is parsed when it is asked for: most of a design document never is. */
PARSER.core.ruler.enableOnly(["normalize", "block"]);

PARSER.block.State = class extends PARSER.block.State {
  override push(type: string, tag: string, nesting: Token["nesting"]): Token {
    if (nesting < 0) this.level -= 1;
    const token = new BlockToken(type, tag, nesting, this.level);
    if (nesting > 0) this.level += 1;
    this.tokens.push(token);
    return token;
  }
};
