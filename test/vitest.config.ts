import { defineConfig } from "vitest/config";

/** These compare times, which depend on what ran before. */
const TIMED = ["test/formats/structured/any-file.test.ts", "test/properties/linear-time.test.ts"];

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
      // What is imported, and what is made of GitHub's schemas, is made once: half of the time.
      {
        extends: true,
        test: { name: "together", include: ["test/**/*.test.ts"], exclude: TIMED, isolate: false },
      },
      { extends: true, test: { name: "timed", include: TIMED } },
    ],
  },
});
