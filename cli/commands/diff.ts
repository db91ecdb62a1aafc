import { type Command, Option } from "commander";
import { CliError, exitCodes } from "../exit-codes";
import type { Io } from "../io";
import type { Comparison } from "../report/comparison";
import { diffReport } from "../report/diff-report";
import { errorsIn } from "../report/problems";
import { bundlesOf } from "../repository/bundles";
import { type Repository, readRepository } from "../repository/read-repository";
import type { Server } from "../server/client";
import { rehearse } from "../server/publications";
import { requiredServer, serverOf } from "../settings";
import { type Base, compare, localBase, serverBase } from "./compare";
import { type FailOn, failOnChoices, failsOn } from "./fail-on";
import { requireDocuments } from "./lint";
import { olderContract } from "./older-port";
import { pathsOr, type RepositoryOptions, withRepository, withServer } from "./options";

type DiffOptions = RepositoryOptions & { against: string; failOn: FailOn };

/** Asks the server whom the changes touch. It tells those who may publish; to others it stays unknown. */
async function withConsumers(
  server: Server | null,
  repository: Repository,
  comparisons: readonly Comparison[],
): Promise<Comparison[]> {
  const affects = comparisons.some(({ verdict }) => verdict === "breaking" || verdict === "risky");
  if (server === null || !affects) return [...comparisons];
  const known = new Map<string, Comparison["consumers"]>();
  for (const bundle of bundlesOf(repository)) {
    const rehearsal = await rehearse(server, bundle).catch((error: unknown) => {
      if (error instanceof CliError && error.exitCode === exitCodes.refused) return null;
      throw error;
    });
    for (const contract of rehearsal?.contracts ?? []) known.set(contract.id, contract.consumers);
  }
  return comparisons.map((comparison) => ({ ...comparison, consumers: known.get(comparison.id) ?? null }));
}

/** Contracts that the base has and the repository has not. */
function removedFrom(repository: Repository, base: Base): string[] {
  const here = new Set(repository.contracts.map((contract) => contract.reading.model.id));
  return (base.ids ?? []).filter((id) => !here.has(id));
}

async function diff(io: Io, given: readonly string[], options: DiffOptions): Promise<number> {
  const paths = pathsOr(given);
  const repository = readRepository(io.cwd, paths, options.ignore);
  requireDocuments(repository, paths);
  const toServer = options.against === "server";
  const server = toServer
    ? requiredServer(io, options, " Or compare with a commit: --against origin/main.")
    : serverOf(io, options);
  const base = server !== null && toServer ? serverBase(server) : localBase(io.cwd, options.against);
  const readable = repository.contracts.filter(({ reading }) => reading.document !== null && reading.model.id !== "");
  const compared: Comparison[] = [];
  for (const contract of readable) {
    const { id, version } = contract.reading.model;
    const older = await olderContract(repository, base, id);
    const follows = older && (await base.find(older.id, older.below));
    compared.push(compare(contract, follows ?? (await base.find(id, version))));
  }
  const comparisons = await withConsumers(server, repository, compared);
  const unreadable = repository.contracts.filter((contract) => !readable.includes(contract));
  const problems = errorsIn(repository.problems).filter(({ file }) => unreadable.some((c) => c.file === file));
  // Only a look at everything tells what is gone: a folder of it leaves out the rest on purpose.
  const removed = given.length === 0 ? removedFrom(repository, base) : [];
  const report = { base: base.name, repository, comparisons, removed, problems, colour: io.colour };
  io.out(diffReport(options.format, report));
  const tooSmall = comparisons.some(({ versionProblem }) => versionProblem !== null);
  return problems.length > 0 || tooSmall || failsOn(options.failOn, comparisons) ? exitCodes.problems : exitCodes.ok;
}

/** `mercat diff`: what do these contracts change for those who use them, and which version does that need? */
export function addDiff(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("diff")
    .description("say what each contract changes for its consumers, and which version that needs")
    .option("--against <base>", "“server” for what is published, a Git commit, or a file or folder", "server")
    .addOption(
      new Option("--fail-on <class>", "exit 1 when a change is of this class or worse")
        .choices([...failOnChoices])
        .default("none"),
    )
    .addHelpText(
      "after",
      `
A version that is too small for its changes fails in any case. With a server and a token that may publish, the consumers
are named whose columns a change breaks or puts at risk.

Examples:
  mercat diff
  mercat diff --against origin/main
  mercat diff contracts/rents.odcs.yaml --against rents-before.odcs.yaml
  mercat diff --format markdown --fail-on breaking`,
    );
  withServer(withRepository(command)).action(async (paths: string[], options: DiffOptions) => {
    finish(await diff(io, paths, options));
  });
}
