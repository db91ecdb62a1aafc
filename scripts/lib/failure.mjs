/** An expected failure. Its message is the one sentence the person at the terminal gets to read. */
export class Failure extends Error {}

/** What says that the disk is full: the system (by its code), Postgres (by its SQLSTATE), or a program in its output. */
const FULL_DISK_CODES = ["ENOSPC", "EDQUOT", "53100"];
const FULL_DISK_WORDS = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;

/** Is this error, or this output of a program, about a full disk? */
export function isDiskFull(problem) {
  return FULL_DISK_CODES.includes(problem?.code) || FULL_DISK_WORDS.test(problem?.message ?? String(problem));
}

/** The sentence for an error: a Failure has its own, and only an error that nobody expected is shown with its stack. */
export function sentenceOf(error, env = process.env) {
  if (isDiskFull(error)) return "The disk is full: free some space, or set MERCAT_STATE to a folder on another disk.";
  if (error instanceof Failure) return error.message;
  if (env.LOG_LEVEL === "debug") return String(error?.stack ?? error);
  return `Something unexpected happened: ${error?.message || error?.code || error} (LOG_LEVEL=debug shows where).`;
}

/** Runs a command's body; when it fails, says so in one sentence on standard error and ends with 1. */
export async function runCommand(body) {
  try {
    await body();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`✗ ${sentenceOf(error)}\n`);
  }
}
