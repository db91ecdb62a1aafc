import { rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { Failure } from "./failure.mjs";
import { readLock } from "./lock.mjs";
import { stateFolder } from "./project.mjs";
import { isStateFolder } from "./state.mjs";
import { endLeftovers, throwAwayFolders } from "./throwaway.mjs";

async function confirmed(state, args) {
  if (args.includes("--yes")) return true;
  if (!process.stdin.isTTY)
    throw new Failure("Nobody is here to be asked: `npm run reset -- --yes` deletes without asking.");
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal
    .question(`This deletes ${state} with the whole database in it. Type yes to go on: `)
    .finally(() => terminal.close());
  return answer.trim().toLowerCase() === "yes";
}

/** Deletes the state folder after asking, and nothing else: not a database that DATABASE_URL names. */
export async function resetState(args) {
  const state = stateFolder();
  const kind = isStateFolder(state);
  if (kind === undefined) return process.stdout.write(`There is nothing to delete: ${state} is empty.\n`);
  if (kind === false) throw new Failure(`${state} was not made by Mercat, so it is left alone: check MERCAT_STATE.`);
  const holder = [state, ...throwAwayFolders(state)].map(readLock).find(Boolean);
  if (holder) throw new Failure(`${holder.what} is running (process ${holder.pid}): stop it first.`);
  if (!(await confirmed(state, args))) return process.stdout.write("Nothing was deleted.\n");
  for (const folder of [...throwAwayFolders(state), state]) await endLeftovers(folder);
  rmSync(state, { recursive: true, force: true });
  return process.stdout.write(`${state} is deleted; \`npm start\` makes a new one.\n`);
}
