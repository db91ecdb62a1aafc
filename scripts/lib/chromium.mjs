import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { programOf } from "./prepare.mjs";
import { run } from "./processes.mjs";
import { inProject } from "./project.mjs";

const DEBIAN = "/usr/bin/chromium";

async function works(path) {
  if (!existsSync(path)) return false;
  const { code, output } = await run(path, ["--version"], { name: "chromium" }).catch(() => ({ code: 1, output: "" }));
  return code === 0 && /\d+\.\d+/.test(output);
}

async function installDebianPackage() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update"], { name: "apt-get", env });
  await run("apt-get", ["install", "--yes", "--no-install-recommends", "chromium"], { name: "apt-get", env });
}

async function playwrightsOwn() {
  const { chromium } = await import("@playwright/test");
  return chromium.executablePath();
}

/**
 * A Chromium for the browser tests: Debian's, installed if we may, else the one Playwright downloads.
 * @returns {Promise<string>} the path of its program
 * @throws Failure that says what to install
 */
export async function findChromium() {
  if (await works(DEBIAN)) return DEBIAN;
  const own = await playwrightsOwn();
  if (await works(own)) return own;
  await installDebianPackage();
  if (await works(DEBIAN)) return DEBIAN;
  const { output } = await run(process.execPath, [programOf("@playwright/test", "playwright"), "install", "chromium"], {
    name: "playwright",
    cwd: inProject(),
  });
  if (await works(own)) return own;
  const reason =
    output
      .trim()
      .split("\n")
      .find((line) => /error|failed/i.test(line)) ?? "the downloaded one does not start";
  throw new Failure(
    `There is no Chromium for the browser tests (${reason.trim()}): install the package \`chromium\`, so that ${DEBIAN} exists.`,
  );
}
