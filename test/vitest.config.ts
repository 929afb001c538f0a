import { defineConfig } from "vitest/config";

const ALL = "test/**/*.test.ts";
/** Pure, so that nothing of one file can show in another: they share what they import. */
const PURE =
  "test/{commands,docs,findings,formats,interests,model,phases,policy,promotion,report,rules,training}/**/*.test.ts";
/** The app in earnest, on a local GitHub of its own: each test starts and stops what it needs. */
const RUNNING = [
  "test/{attacks,end-to-end,events}/**/*.test.ts",
  "test/{app,gate,main,perform}.test.ts",
];
/** These compare times, which depend on what ran before. */
const TIMED = "test/formats/structured/any-file.test.ts";

export default defineConfig({
  test: {
    root: ".",
    setupFiles: ["test/support/property-seed.ts"],
    // For a machine that is busy with other things as well.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One core is left idle otherwise, which on two is half of them.
    maxWorkers: "100%",
    projects: [
      { extends: true, test: { name: "pure", include: [PURE], exclude: [TIMED], isolate: false } },
      { extends: true, test: { name: "running", include: RUNNING, isolate: false } },
      { extends: true, test: { name: "edges", include: [ALL], exclude: [PURE, ...RUNNING] } },
      { extends: true, test: { name: "timed", include: [TIMED] } },
    ],
  },
});
