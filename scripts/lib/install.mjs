import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { Failure, isDiskFull } from "./failure.mjs";
import { run } from "./processes.mjs";
import { inProject } from "./project.mjs";
import { readJson } from "./state.mjs";

/**
 * Is what npm wrote down as installed what the lock file asks for? Optional packages may be missing: they are for other
 * machines. npm writes its list last, so an interrupted install has none.
 * @param {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }> }} wanted
 * @param {{ packages: Record<string, { version?: string }> } | undefined} installed
 */
export function isInstalled(wanted, installed) {
  if (!installed) return false;
  const same = Object.entries(wanted.packages).every(([path, { version, optional, devOptional, peer }]) => {
    const found = installed.packages[path];
    return path === "" || (found ? found.version === version : Boolean(optional || devOptional || peer));
  });
  return same && Object.keys(installed.packages).every((path) => path in wanted.packages);
}

/** How to call npm: the one that runs us, else the one on the PATH. */
function npmCommand() {
  const path = process.env.npm_execpath;
  return path && basename(path) === "npm-cli.js" && existsSync(path) ? [process.execPath, path] : ["npm"];
}

/** The line of npm's output that says what went wrong. */
export function npmReason(output) {
  if (isDiskFull(output)) return "No space left on device";
  const lines = output.split("\n").filter((line) => /^npm (error|ERR!)/.test(line));
  const said = lines
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ""))
    .filter((line) => line && !/^(code|errno|syscall|path) /.test(line));
  return (said[0] ?? output.trim().split("\n").at(-1) ?? "it said nothing").replace(/\.$/, "");
}

/** Installs the packages of the lock file unless they are there. @param {import("./steps.mjs").Steps} steps @param {string} state */
export async function installPackages(steps, state) {
  const wanted = readJson(inProject("package-lock.json"));
  if (!wanted)
    throw new Failure("package-lock.json is missing or unreadable: this folder is not a whole copy of the project.");
  if (isInstalled(wanted, readJson(inProject("node_modules", ".package-lock.json")))) return;
  await steps.step("Installing packages", async () => {
    const [program, ...before] = npmCommand();
    const log = join(state, "logs", "install.log");
    const args = [...before, "ci", "--include=dev", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
    const { code, output } = await run(program, args, { name: "npm", cwd: inProject(), log }).catch((error) => {
      if (error.code === "ENOENT") throw new Failure("npm is not on the PATH: install it with Node, then try again.");
      throw error;
    });
    if (code !== 0)
      throw new Failure(`npm could not install the packages: ${npmReason(output)} (whole output: ${log}).`);
  });
}
