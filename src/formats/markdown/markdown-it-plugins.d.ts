declare module "markdown-it-deflist" {
  const deflist: (markdown: import("markdown-it").default) => void;
  export = deflist;
}

declare module "markdown-it-footnote" {
  const footnote: (markdown: import("markdown-it").default) => void;
  export = footnote;
}
