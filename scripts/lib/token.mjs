import { existsSync } from "node:fs";
import { Failure } from "./failure.mjs";
import { start } from "./processes.mjs";
import { inProject, stateFolder } from "./project.mjs";
import { workingDatabase } from "./working-database.mjs";

/** Prints a fresh API token for an account on standard output, and nothing else there. Arguments: e-mail, then scopes. */
export async function printToken(args) {
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
    const child = start(
      "token",
      process.execPath,
      ["--import", "tsx", inProject("lib", "auth", "token-cli.ts"), ...args],
      {
        cwd: inProject(),
        env,
        stdio: ["ignore", "inherit", "inherit"],
      },
    );
    process.exitCode = await new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 1));
    });
  } finally {
    await database.close();
  }
}
