const BADGE =
  /(?:^|[/.])(?:shields\.io|badgen\.net|badge\.fury\.io|codecov\.io|coveralls\.io|travis-ci\.(?:org|com)|circleci\.com|goreportcard\.com|bestpractices\.(?:coreinfrastructure\.org|dev)|scorecard\.dev|deepwiki\.com|snyk\.io|app\.fossa\.(?:io|com)|pkg\.go\.dev|readthedocs\.org\/projects|api\.netlify\.com|sonarcloud\.io|api\.securityscorecards\.dev)|badge|\/workflows\/[^/]+\/|actions\/workflows\//iu;
const LOGO = /\b(?:logo|icon|favicon|avatar|banner|mascot|emoji|wordmark)s?\b/iu;
const DIAGRAM_FILE =
  /\.(?:drawio(?:\.(?:png|svg|xml))?|dio|excalidraw(?:\.(?:png|svg))?|puml|plantuml|mmd|mermaid|tm7|vsdx?|d2|dot|gv|lucid|archimate|structurizr)(?:$|[?#])/iu;
const DIAGRAM_TOOL =
  /^https?:\/\/(?:[\w-]+\.)*(?:app\.diagrams\.net|draw\.io|viewer\.diagrams\.net|lucid\.app|lucidchart\.com|miro\.com\/app|excalidraw\.com|whimsical\.com|figma\.com\/(?:file|board|design)|mermaid\.live|mermaid\.ink|plantuml\.com\/plantuml|kroki\.io|structurizr\.com|gliffy\.com|cacoo\.com|creately\.com|icepanel\.io|terrastruct\.com|threatdragon\.com)/iu;
const PICTURE = /\.(?:png|svg|jpe?g|gif|webp|bmp)(?:$|[?#])/iu;
const SAYS_DIAGRAM = /\b(?:diagram|dfd|architecture|data[ -]?flow|topology|sequence)\b/iu;
const THREAT_DRAGON = /threat-?dragon.*\.json(?:$|[?#])|ThreatDragonModels\/.*\.json/iu;

/** Whether an image is a picture of something, and neither a badge nor a logo. */
export function isPicture(src: string, alt: string): boolean {
  if (src.trim() === "" || BADGE.test(src) || /\bbadge\b/iu.test(alt)) return false;
  const name = src.slice(src.lastIndexOf("/") + 1).replace(/[_-]+/gu, " ");
  return !LOGO.test(name) && !/^\s*(?:\S+\s)?(?:logo|icon)\s*$/iu.test(alt);
}

/** Whether a link leads to a diagram: to a diagram file or tool, or to a picture called a diagram. */
export function isDiagramLink(href: string, text: string): boolean {
  const short = href.slice(0, 2000);
  if (DIAGRAM_FILE.test(short) || DIAGRAM_TOOL.test(short) || THREAT_DRAGON.test(short))
    return true;
  return (
    PICTURE.test(short) && SAYS_DIAGRAM.test(`${text.slice(0, 200)} ${short}`) && !BADGE.test(short)
  );
}

const MAY_SHOW =
  /drawio|draw\.io|diagrams\.net|excalidraw|puml|plantuml|\.mmd|mermaid|\.tm7|\.vsd|\.d2|\.dot|\.gv|lucid|miro\.com|whimsical|figma|kroki|structurizr|gliffy|cacoo|creately|icepanel|terrastruct|archimate|threat-?dragon|\.(?:png|svg|jpe?g|gif|webp|bmp)/iu;

const IMAGE = /!\[|<img/iu;
/** What is written where an address may be. */
const ADDRESS = /\]\([^)]*|<[^>]*/gu;

/** Whether a text as written may show or link a diagram: what does not is never parsed for one. */
export function mayShowDiagram(raw: string): boolean {
  if (!raw.includes("](") && !raw.includes("<")) return false;
  return IMAGE.test(raw) || (raw.match(ADDRESS)?.some(isDiagramAddress) ?? false);
}

/** Whether an address may be a diagram's: that of a picture, a diagram file or a diagram tool. */
export function isDiagramAddress(href: string): boolean {
  return MAY_SHOW.test(href.slice(0, 2000));
}
