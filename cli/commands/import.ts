import { type Command, InvalidArgumentError } from "commander";
import { AppError } from "@/lib/domain/errors";
import { CliError, exitCodes } from "../exit-codes";
import type { Io } from "../io";
import { type ImportDbtOptions, importDbt } from "./import-dbt";

const portNumber = (text: string): number => {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError("It is no port number.");
  return port;
};

const collect = (value: string, before: string[] = []) => [...before, value];

/** What is wrong with a file is a problem of documents; everything else that was refused, of the command line. */
function asCliError(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  const inFile = error.problems.some((problem) => problem.path === "manifest" || problem.path === "catalog");
  return new CliError(inFile ? exitCodes.problems : exitCodes.usage, error.message);
}

/** `mercat import dbt`: contracts and ports from a dbt project, as files to look at and commit. Needs no server. */
export function addImport(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command("import")
    .description("write data products and contracts from what other tools know; works offline")
    .command("dbt")
    .description("one contract and port per public model of a dbt project")
    .requiredOption("--manifest <path>", "manifest.json of dbt 1.5 or later, such as target/manifest.json")
    .option("--catalog <path>", "catalog.json of `dbt docs generate`: columns and types as they are on the platform")
    .requiredOption("--out <folder>", "where to write product.odps.yaml and the *.odcs.yaml files")
    .option("--domain <path>", "the domain the product belongs to (default: meta.mercat.domain of the models)")
    .option("--team <name>", "the team that owns it")
    .option("--product <id>", "the product's id (default: meta.data_product of the models, else the project's name)")
    .option("--select <model>", "a model by name or name.v2, public or not; may be given several times", collect)
    .option("--connection <name>", "the server's name in the contracts, as the connection is called in Mercat")
    .option("--host <host>", "host of the server")
    .option("--port <number>", "port of the server", portNumber)
    .option("--account <account>", "account of the server, on Snowflake")
    .option("--force", "overwrite files that say something else", false)
    .addHelpText(
      "after",
      `
Files that somebody changed are kept unless --force is given; the exit code is then 1.

Example:
  mercat import dbt --manifest target/manifest.json --catalog target/catalog.json --out contracts --domain brokerage`,
    )
    .action(async (options: ImportDbtOptions) => {
      try {
        finish(await importDbt(options, { cwd: io.cwd, print: io.out, now: new Date() }));
      } catch (error) {
        throw asCliError(error);
      }
    });
}
