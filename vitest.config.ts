import { defineConfig } from "vitest/config";

const sources = "{app,bench,cli,components,lib,prisma,scripts}/**/*";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    // A run that finds no tests is a broken run.
    passWithNoTests: false,
    allowOnly: false,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [`${sources}.test.{ts,tsx,mjs}`],
          exclude: ["**/node_modules/**", "**/*.db.test.*"],
        },
      },
      {
        extends: true,
        test: {
          name: "db",
          include: [`${sources}.db.test.ts`],
          globalSetup: ["lib/db/testing-setup.ts"],
          // Each file owns a database; more files at a time than cores only makes them slower.
          pool: "forks",
          maxWorkers: 2,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
