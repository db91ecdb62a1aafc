import { readdirSync } from "node:fs";

/** What /readyz looks for in the database: the newest migration at the time of the build. */
const latestMigration = readdirSync(new URL("prisma/migrations", import.meta.url))
  .filter((name) => /^\d+_/.test(name))
  .sort()
  .at(-1);

/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  // `npm test` checks the types of everything, tests included; a start does not wait for it a second time.
  typescript: { ignoreBuildErrors: true },
  reactStrictMode: true,
  // Said outright, or a lock file in a folder above would move the root, and the standalone server with it.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  // A page that is refused answers 403 with its reason; see lib/server/page-guard.ts.
  // A form may carry a product with several contracts of up to 1 MB each.
  experimental: { authInterrupts: true, serverActions: { bodySizeLimit: "8mb" } },
  env: { MERCAT_LATEST_MIGRATION: latestMigration ?? "" },
  // The worker's and the scripts' packages never belong in the web bundle.
  serverExternalPackages: ["pg", "@node-rs/argon2", "pino", "prom-client", "graphile-worker", "elkjs"],
  outputFileTracingExcludes: { "*": [".mercat/**", "e2e/**", "bench/**", "docs/**"] },
};

export default config;
