import { defineConfig, devices } from "@playwright/test";

// `npm test` starts the product and sets it; by hand, set it to a running demo. Read again where the tests begin.
const baseURL = process.env.MERCAT_URL;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["line"]],
  use: {
    ...devices["Desktop Chrome"],
    ...(baseURL ? { baseURL } : {}),
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      // `npm test` finds the browser; without it this is Playwright's own.
      executablePath: process.env.MERCAT_TEST_CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "journeys", testMatch: "journeys/**/*.{spec,test}.ts" },
    { name: "a11y", testMatch: "a11y/**/*.{spec,test}.ts" },
  ],
});
