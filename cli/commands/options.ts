import { type Command, Option } from "commander";
import { type Format, formats } from "../report/style";
import type { ServerOptions } from "../settings";

export type RepositoryOptions = ServerOptions & { format: Format; ignore: string[] };

const collect = (value: string, before: string[]) => [...before, value];

/** What every command that reads a repository takes. */
export function withRepository(command: Command): Command {
  return command
    .argument("[paths...]", "files or folders to read (default: the current folder)")
    .addOption(new Option("--format <format>", "how to print").choices([...formats]).default("text"))
    .option("--ignore <glob>", "leave out files and folders that match; may be given several times", collect, []);
}

/** What every command that may speak to a server takes. */
export function withServer(command: Command): Command {
  return command
    .option("--server <url>", "address of the server (MERCAT_URL)")
    .option("--token <token>", "API token; MERCAT_TOKEN keeps it out of the shell's history")
    .option("--token-file <path>", "read the API token from a file");
}

/** The paths a command was given, or the current folder. */
export function pathsOr(paths: readonly string[]): readonly string[] {
  return paths.length === 0 ? ["."] : paths;
}
