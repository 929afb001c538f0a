import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { startGitHub } from "../test/support/github/github-server.ts";
import { acme, environmentFor } from "../test/support/running-app.ts";
import { builtPackage } from "./built-package.ts";

const Told = z.object({ idle: z.number(), read: z.number() });

/** Resident memory of the app in bytes. */
export interface AppMemory {
  /** Some time after its start. */
  readonly idle: number;
  /** After it read and assessed the folder a few times. */
  readonly read: number;
}

let measured: { readonly folder: string; readonly memory: Promise<AppMemory> } | null = null;

/** Starts the app as a process of its own on a local GitHub, and has it read a folder; once a run. */
export function appMemory(folder: string): Promise<AppMemory> {
  if (measured?.folder !== folder) measured = { folder, memory: memoryOf(folder) };
  return measured.memory;
}

async function memoryOf(folder: string): Promise<AppMemory> {
  const probe = (await builtPackage()).bench("app-memory-probe.js");
  const place = await mkdtemp(join(tmpdir(), "threatgate-bench-"));
  const github = await startGitHub({ organizations: { acme: acme(null) } });
  try {
    const env = {
      PATH: process.env["PATH"],
      ...environmentFor(github, `file:${join(place, "threatgate.db")}`),
    };
    return Told.parse(JSON.parse(await saidBy([probe, folder], env)));
  } finally {
    await github.close();
    await rm(place, { recursive: true });
  }
}

function saidBy(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [...args], { env }, (error, said) => {
      if (error === null) resolve(said);
      else reject(error);
    });
  });
}
