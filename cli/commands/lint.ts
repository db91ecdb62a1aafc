import type { Command } from "commander";
import { CliError, exitCodes } from "../exit-codes";
import type { Io } from "../io";
import { lintReport } from "../report/lint-report";
import { errorsIn } from "../report/problems";
import { contractsElsewhere, crossChecks, type PublishedLookup } from "../repository/cross-checks";
import { type Repository, readRepository } from "../repository/read-repository";
import { refusal, type Server } from "../server/client";
import { serverOf } from "../settings";
import { pathsOr, type RepositoryOptions, withRepository, withServer } from "./options";

type LintOptions = RepositoryOptions & { strict: boolean };

/** Asks the server about the contracts that are not in the repository. Without a server nothing is known. */
async function lookup(server: Server | null, repository: Repository): Promise<PublishedLookup> {
  if (server === null) return () => null;
  const known = new Map<string, boolean>();
  for (const id of contractsElsewhere(repository)) {
    const answer = await server.ask("GET", `/data-contracts/${encodeURIComponent(id)}`);
    if (answer.status !== 200 && answer.status !== 404) throw refusal(server, answer);
    known.set(id, answer.status === 200);
  }
  return (id) => known.get(id) ?? null;
}

/** Ends the command when there is nothing to work on: a pipeline that checks nothing is a broken one. */
export function requireDocuments({ products, contracts, problems }: Repository, paths: readonly string[]): void {
  if (products.length + contracts.length + problems.length === 0)
    throw new CliError(
      exitCodes.usage,
      `There is no ODPS, ODCS or Data Contract Specification document in ${paths.join(", ")}.`,
    );
}

async function lint(io: Io, given: readonly string[], options: LintOptions): Promise<number> {
  const paths = pathsOr(given);
  const repository = readRepository(io.cwd, paths, options.ignore);
  requireDocuments(repository, paths);
  const isPublished = await lookup(serverOf(io, options), repository);
  const problems = [...repository.problems, ...crossChecks(repository, isPublished)];
  io.out(lintReport(options.format, { repository, problems, colour: io.colour }));
  const counted = options.strict ? problems : errorsIn(problems);
  return counted.length > 0 ? exitCodes.problems : exitCodes.ok;
}

/** `mercat lint`: is every document right, and do they fit together? Needs no server. */
export function addLint(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("lint")
    .description("check every data product and data contract, and how they fit together; works offline")
    .option("--strict", "count warnings as problems", false)
    .addHelpText(
      "after",
      `
Finds ODPS, ODCS (every version) and Data Contract Specification documents by what they say, not by their names.
With a server and a token it also asks whether contracts that are not in the repository are published.

Examples:
  mercat lint
  mercat lint products/ --ignore "**/drafts/**"
  mercat lint --format github`,
    );
  withServer(withRepository(command)).action(async (paths: string[], options: LintOptions) => {
    finish(await lint(io, paths, options));
  });
}
