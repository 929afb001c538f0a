import { afterEach, beforeEach } from "vitest";
import { expectNoViolations } from "./github/github-server.ts";
import type { OrganizationSeed } from "./github/seed.ts";
import { type PacedApp, startPacedApp } from "./paced-app.ts";

/** Starts the app anew for each test of a file, and gives the present one. */
export function appOfEachTest(acme: OrganizationSeed): () => PacedApp {
  let app: PacedApp | null = null;
  beforeEach(async () => {
    app = await startPacedApp({ acme });
  });
  afterEach(async () => {
    if (app === null) return;
    await app.stop();
    expectNoViolations(app.github);
  });
  return () => {
    if (app === null) throw new Error("There is an app only while a test runs.");
    return app;
  };
}
