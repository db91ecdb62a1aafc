import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { start } from "./processes.mjs";
import { inProject, stateFolder } from "./project.mjs";
import { workingDatabase } from "./working-database.mjs";

/**
 * Runs a TypeScript program of the project on the working database, with its output as ours and its end as our exit code.
 * @param {string} name what it is called when it fails @param {string[]} program its path in the project
 * @param {readonly string[]} args
 */
export async function runOnDatabase(name, program, args) {
  if (!existsSync(inProject("node_modules", ".package-lock.json")))
    throw new Failure("The packages are not installed: run `npm start` first.");
  const database = await workingDatabase(stateFolder());
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    MERCAT_SECRET: process.env.MERCAT_SECRET ?? database.secret,
    LOG_LEVEL: "silent",
  };
  try {
    const child = start(name, process.execPath, ["--import", "tsx", inProject(...program), ...args], {
      cwd: inProject(),
      env,
      stdio: ["ignore", "inherit", "inherit"],
    });
    process.exitCode = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    await database.close();
  }
}

/** Prints a fresh API token for an account on standard output, and nothing else there. Arguments: e-mail, then scopes. */
export const printToken = (args) => runOnDatabase("token", ["lib", "auth", "token-cli.ts"], args);
