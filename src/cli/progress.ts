import { count } from "../report/count.ts";
import type { Surroundings } from "./subcommand.ts";

/** Without a terminal, progress is told every so many rows. */
const EVERY = 10_000;

const TO_LINE_START = "\r\u001b[K";

/** How far long work is, on the standard error stream: one line that changes, or one now and then. */
export function progressLine(
  what: string,
  { isWatched, complain }: Pick<Surroundings, "isWatched" | "complain">,
) {
  let told = 0;
  let isShown = false;
  const wipe = () => {
    if (isShown) complain(TO_LINE_START);
    isShown = false;
  };
  return {
    /** `part` is how much of all is done, from 0 to 1; null: nobody knows. */
    at(rows: number, part: number | null): void {
      if (rows === 0) return;
      const percent = part === null ? "" : `, ${Math.floor(part * 100)} %`;
      const line = `${what}: ${count(rows, "row")}${percent}`;
      if (isWatched) {
        complain(TO_LINE_START + line);
        isShown = true;
      } else if (rows - told >= EVERY) {
        told = rows;
        complain(`${line}\n`);
      }
    },
    /** Says something above the line. */
    say(text: string): void {
      wipe();
      complain(text);
    },
    end: wipe,
  };
}
