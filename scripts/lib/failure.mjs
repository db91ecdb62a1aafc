/** An expected failure. Its message is the one sentence the person at the terminal gets to read. */
export class Failure extends Error {}

/** Runs a command's body: a Failure prints its sentence alone and ends with 1, anything else keeps its stack. */
export async function runCommand(body) {
  try {
    await body();
  } catch (error) {
    process.exitCode = 1;
    const disk = ["ENOSPC", "EDQUOT"].includes(error?.code);
    if (error instanceof Failure) process.stderr.write(`✗ ${error.message}\n`);
    else if (disk)
      process.stderr.write("✗ The disk is full: free some space, or set MERCAT_STATE to a folder on another disk.\n");
    else process.stderr.write(`✗ ${error?.stack ?? error}\n`);
  }
}
