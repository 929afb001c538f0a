import { execFileSync, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ENTRY = fileURLToPath(new URL("../../src/threatgate.js", import.meta.url));

/** A Node of this machine that is too old for Threatgate; null: there is none. */
const oldNode =
  ["/usr/bin/node", "/usr/local/bin/node"].find((path) => versionOf(path) < 22) ?? null;

function versionOf(path: string): number {
  try {
    return Number(
      execFileSync(path, ["-p", "parseInt(process.versions.node)"], { encoding: "utf8" }),
    );
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Runs the program in a Node that calls itself by a version. */
function runAs(version: string) {
  const versions = `{ ...process.versions, node: ${JSON.stringify(version)} }`;
  const faking = `Object.defineProperty(process, "versions", { value: ${versions} });`;
  const preload = `data:text/javascript,${encodeURIComponent(faking)}`;
  return spawnSync(process.execPath, ["--import", preload, ENTRY, "help"], { encoding: "utf8" });
}

describe("threatgate on an old Node", () => {
  it.skipIf(oldNode === null)("of this machine says what it needs and what to do", () => {
    const { status, stdout, stderr } = spawnSync(oldNode ?? "", [ENTRY, "help"], {
      encoding: "utf8",
    });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/^Threatgate needs Node 22\.18 or newer; this is Node \d+/);
    expect(stderr).toContain("npm ci");
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it.each(["18.20.8", "20.19.5", "22.12.0", "22.17.1"])("does not start: %s", (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain(`this is Node ${version} `);
  });

  it.each(["22.18.0", "24.0.0"])("starts: %s", (version) => {
    const { status, stdout, stderr } = runAs(version);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toContain("Usage: threatgate COMMAND");
  });
});
