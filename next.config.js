/** @type {import('next').NextConfig} */
const config = {
  output: "standalone",
  poweredByHeader: false,
  reactStrictMode: true,
  // The worker's and the scripts' packages never belong in the web bundle.
  serverExternalPackages: ["pg", "@node-rs/argon2", "pino", "prom-client", "graphile-worker", "elkjs"],
  outputFileTracingExcludes: { "*": [".mercat/**", "e2e/**", "bench/**", "docs/**"] },
};

export default config;
