import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGitHub } from "../support/github/github-server.ts";
import { startAppProcess } from "./app-process.ts";
import { play } from "./play.ts";
import { ORGANIZATION } from "./scenes.ts";
import { type Screen, styled } from "./screen.ts";

const screen: Screen = {
  isColoured: process.stdout.isTTY === true && !process.env["NO_COLOR"],
  width: Math.min(process.stdout.columns ?? 100, 100),
  print: (line) => console.log(line),
};

const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});

async function demo(): Promise<void> {
  const started = performance.now();
  const folder = await mkdtemp(join(tmpdir(), "threatgate-demo-"));
  const ends: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })];
  try {
    screen.print(styled(screen, "bold", "Threatgate demo: no account, no network"));
    const github = await startGitHub(ORGANIZATION);
    ends.unshift(() => github.close());
    const app = await startAppProcess(github, folder);
    ends.unshift(() => app.stop());
    const ready = `ready in ${app.startTime.toFixed(1)} s`;
    screen.print(`A local GitHub with the organisation acme  ${github.url}`);
    screen.print(`The real app with an embedded database    ${app.url}  ${ready}`);
    const played = play(github, screen).catch((error) => {
      throw new Error(`${error.message}\nThe app said last:\n${app.lastWords()}`);
    });
    const isOver = await Promise.race([played.then(() => true), stopped]);
    if (isOver !== true) return;
    printEnd((performance.now() - started) / 1000);
    if (process.argv.includes("--stay")) {
      screen.print("\nBoth stay up until you press Ctrl+C.");
      await stopped;
    }
  } finally {
    for (const end of ends) await end().catch((error) => console.error(error.message));
  }
}

function printEnd(seconds: number): void {
  const lines = [
    "Three teams, three phases, one rule: nobody waits for Security where they need not.",
    "  growth    works alone; its complete threat model was all it took",
    "  ledger    was led to what it had missed by questions, and Security was asked once none was left",
    "  payments  leads its own session; Security was invited at once",
    "",
    "Try next:",
    "  npx threatgate check --phase review test/demo/documents/month-end-export.md",
    "  edit that document, and check it again",
    "  README.md says how to install the app on an organisation of your own",
  ];
  screen.print(
    `\n${styled(screen, "bold", `All verdicts as they should be, in ${seconds.toFixed(1)} s.`)}`,
  );
  for (const line of lines) screen.print(line);
}

try {
  await demo();
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  console.error(`\n${styled(screen, "red", "The demo failed.")} ${what}`);
  process.exitCode = 1;
}
