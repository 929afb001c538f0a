import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: ".",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/support/property-seed.ts"],
    // For a machine that is busy with other things as well.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // One core is left idle otherwise, which on two is half of them.
    maxWorkers: "100%",
  },
});
