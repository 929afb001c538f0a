import type { Token } from "markdown-it";

type Attribute = NonNullable<Token["attrs"]>[number];

/**
 * A token as the Markdown parser makes them, with plain fields: its own constructor defines each
 * field by itself, which took a third of the time that blocks are found in.
 */
export class BlockToken implements Token {
  type: string;
  tag: string;
  nesting: Token["nesting"];
  level: number;
  attrs: Token["attrs"] = null;
  map: Token["map"] = null;
  children: Token["children"] = null;
  content = "";
  markup = "";
  info = "";
  meta: Token["meta"] = null;
  block = true;
  hidden = false;

  constructor(type: string, tag: string, nesting: Token["nesting"], level: number) {
    this.type = type;
    this.tag = tag;
    this.nesting = nesting;
    this.level = level;
  }

  attrIndex(name: string): number {
    return this.attrs?.findIndex(([known]) => known === name) ?? -1;
  }

  attrPush(attribute: Attribute): void {
    this.attrs = [...(this.attrs ?? []), attribute];
  }

  attrSet(name: string, value: Attribute[1]): void {
    this.attrs = [...(this.attrs ?? []).filter(([known]) => known !== name), [name, value]];
  }

  attrGet(name: string): Attribute[1] | null {
    return this.attrs?.find(([known]) => known === name)?.[1] ?? null;
  }

  attrJoin(name: string, value: Attribute[1]): void {
    const known = this.attrGet(name);
    this.attrSet(name, known === null ? value : `${known} ${value}`);
  }
}
