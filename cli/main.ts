import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { addDiff } from "./commands/diff";
import { addImport } from "./commands/import";
import { addLint } from "./commands/lint";
import { addPublish } from "./commands/publish";
import { CliError, exitCodes } from "./exit-codes";
import { type Io, processIo, withoutSecrets } from "./io";

const exitHelp = `
Exit codes:
  0   done, nothing stands in the way
  1   the documents have problems, or a version is too small
  2   the command line is wrong
  3   the server cannot be reached
  4   the server refuses
  70  a defect of this command

Environment:
  MERCAT_URL    the server, such as https://mercat.example
  MERCAT_TOKEN  an API token; make one under Settings, API tokens
  NO_COLOR      no colours`;

/** Every command is a file in commands/ and is added here. `finish` says what the shell learns. */
function programOf(io: Io, finish: (code: number) => void): Command {
  const program = new Command("mercat")
    .description("Checks, compares and publishes the data products and data contracts of a Git repository.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", exitHelp)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err })
    .showHelpAfterError("Run with --help to see what it takes.");
  addLint(program, io, finish);
  addImport(program, io, finish);
  addDiff(program, io, finish);
  addPublish(program, io, finish);
  return program;
}

function codeOf(io: Io, error: unknown): number {
  // Help and version come as errors too, with code 0; everything else is a wrong command line, already said.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof CliError) {
    io.err(`${error.message}\n`);
    return error.exitCode;
  }
  io.err(`This is a defect of mercat: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return exitCodes.defect;
}

/** Runs one command line and returns its exit code. Never throws. */
export async function main(args: readonly string[], outside: Io = processIo()): Promise<number> {
  const io = withoutSecrets(outside);
  let code: number = exitCodes.ok;
  try {
    const program = programOf(io, (result) => {
      code = result;
    });
    if (args.length === 0) {
      io.err(program.helpInformation());
      return exitCodes.usage;
    }
    await program.parseAsync([...args], { from: "user" });
    return code;
  } catch (error) {
    return codeOf(io, error);
  }
}
