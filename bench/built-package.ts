import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Inside the repository, so that it finds the same packages; ignored by everything. */
const BUILT = join(ROOT, "node_modules/.cache/threatgate-bench");
const COMPILER = join(
  dirname(createRequire(import.meta.url).resolve("typescript/package.json")),
  "bin/tsc",
);

/** The package as it is installed: compiled, which starts faster than a checkout. */
export interface BuiltPackage {
  /** What `threatgate` runs. */
  readonly program: string;
  /** A compiled file of this folder. */
  bench(name: string): string;
}

let built: Promise<BuiltPackage> | null = null;

/** Compiles the package into a place of its own, once a run. */
export function builtPackage(): Promise<BuiltPackage> {
  built ??= build();
  return built;
}

async function build(): Promise<BuiltPackage> {
  await rm(BUILT, { recursive: true, force: true });
  await mkdir(join(BUILT, "src"), { recursive: true });
  await compile(join(BUILT, "dist"));
  const copied = ["package.json", "app.yml", "src/threatgate.js"];
  for (const file of copied) await cp(join(ROOT, file), join(BUILT, file));
  const migrations = "db/sqlite/migrations";
  await cp(join(ROOT, migrations), join(BUILT, "dist", migrations), { recursive: true });
  return {
    program: join(BUILT, "src/threatgate.js"),
    bench: (name) => join(BUILT, "dist/bench", name),
  };
}

/** What is wrong with types is another command's business, as long as there is something to run. */
function compile(folder: string): Promise<void> {
  const args = [COMPILER, "--project", ROOT, "--outDir", folder, "--incremental", "false"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, (error, said) => {
      if (existsSync(join(folder, "src/cli/main.js"))) resolve();
      else reject(new Error(`The package cannot be built.\n${said}`, { cause: error }));
    });
  });
}
