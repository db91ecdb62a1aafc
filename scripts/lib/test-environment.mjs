import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { Failure } from "./failure.mjs";
import { openLog } from "./logs.mjs";
import { start } from "./processes.mjs";
import { inProject } from "./project.mjs";

const OURS = /^(MERCAT_|OIDC_|SMTP_|TEST_DATABASE_)|^(DATABASE_URL|PORT|LOG_LEVEL|NODE_ENV|NODE_OPTIONS|FORCE_COLOR)$/;

/** The environment without what would configure the product: a test run is the same whatever runs it. */
export function cleanEnvironment(env = process.env) {
  const kept = Object.entries(env).filter(([name]) => !OURS.test(name));
  return { ...Object.fromEntries(kept), NO_COLOR: "1", CHECKPOINT_DISABLE: "1", NEXT_TELEMETRY_DISABLED: "1" };
}

/**
 * Starts the servers that the product talks to in the browser tests (mail, sign-in provider), if e2e/servers.ts is there.
 * It prints one line of JSON, the environment of product and tests, and ends with us.
 * @param {Record<string, string>} env
 * @param {string} log where their own messages go
 * @returns {Promise<Record<string, string>>}
 */
export async function startTestServers(env, log) {
  const program = inProject("e2e", "servers.ts");
  if (!existsSync(program)) return {};
  const child = start("e2e-servers", process.execPath, ["--import", "tsx", program], {
    cwd: inProject(),
    env,
    stdio: ["pipe", "pipe", openLog(log)],
  });
  const line = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("error", reject);
    child.once("exit", (code) =>
      reject(new Failure(`e2e/servers.ts ended with ${code} before it printed its environment.`)),
    );
  });
  return JSON.parse(line);
}
