import type { CheckRunRecord } from "../support/github/check-runs.ts";
import type { Scene } from "./scenes.ts";

/** Where the demo writes, and whether in colour. */
export interface Screen {
  readonly isColoured: boolean;
  readonly width: number;
  readonly print: (line: string) => void;
}

type Style = "bold" | "dim" | "green" | "yellow" | "red" | "cyan";

const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  green: [32, 39],
  yellow: [33, 39],
  red: [31, 39],
  cyan: [36, 39],
};

const MARKS: Readonly<Record<string, readonly [mark: string, style: Style]>> = {
  success: ["✔", "green"],
  skipped: ["○", "dim"],
  action_required: ["●", "yellow"],
  failure: ["✘", "red"],
};

const LEVELS: Readonly<Record<string, readonly [level: string, style: Style]>> = {
  failure: ["blocks", "red"],
  warning: ["worth a look", "dim"],
  notice: ["by the way", "dim"],
};

/** Text in a style, on a screen that has colours. */
export function styled(screen: Screen, style: Style, text: string): string {
  const [on, off] = CODES[style];
  return screen.isColoured ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Announces who opens which pull request, and what kind of team they are. */
export function printScene(screen: Screen, number: number, scene: Scene, pull: number): void {
  const { author, team, phase, repository, title } = scene;
  const heading = styled(screen, "bold", `${number}. ${author} opens ${repository}#${pull}`);
  screen.print(`\n${heading}  ${title}`);
  screen.print(styled(screen, "dim", `   team ${team}, phase ${phase} · ${scene.path}`));
}

/** Shows a check run as a person sees it on GitHub: verdict, next step, gaps with questions. */
export function printCheckRun(screen: Screen, run: CheckRunRecord, seconds: number): void {
  const [mark, style] = MARKS[run.conclusion ?? ""] ?? ["?", "dim"];
  const verdict = styled(screen, style, `${mark} ${run.output.title}`);
  const how = styled(screen, "dim", `${run.conclusion}, after ${seconds.toFixed(1)} s`);
  screen.print(`\n   ${styled(screen, "bold", verdict)}  ${how}`);
  for (const line of wrap(nextStepOf(run), screen.width - 6)) screen.print(`     ${line}`);
  for (const annotation of run.annotations) {
    const [message = "", ...questions] = annotation.message.split(/\n+/);
    const place = `${annotation.path}:${annotation.start_line}`;
    const [level, style] = LEVELS[annotation.annotation_level] ?? ["", "dim"];
    screen.print(`\n     ${styled(screen, "cyan", place)}  ${styled(screen, style, level)}`);
    for (const line of wrap(visible(message), screen.width - 8)) screen.print(`       ${line}`);
    for (const line of questions.flatMap((it) => wrap(visible(it), screen.width - 8))) {
      screen.print(`       ${styled(screen, "yellow", line)}`);
    }
  }
}

/** Says who was asked for a review, or that nobody was. */
export function printAsked(screen: Screen, teams: readonly string[]): void {
  const who = teams.map((team) => `team ${team}`).join(", ");
  const text = teams.length === 0 ? "Nobody was asked for a review." : `Review asked of: ${who}`;
  screen.print(`\n     ${teams.length === 0 ? styled(screen, "dim", text) : text}`);
}

function nextStepOf({ output }: CheckRunRecord): string {
  const paragraphs = (output.summary ?? "").split("\n\n");
  const step = paragraphs.find((it) => it.startsWith("**Next step:**"));
  return visible(step ?? paragraphs[0] ?? "");
}

/** GitHub's Markdown as a reader sees it. */
function visible(markdown: string): string {
  return markdown
    .replaceAll("**", "")
    .replaceAll(/<[^<>]{0,100}>/g, "")
    .replaceAll(/&#(\d{1,7});/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll("\u200b", "");
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
