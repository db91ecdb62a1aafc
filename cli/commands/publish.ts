import { type Command, Option } from "commander";
import { exitCodes } from "../exit-codes";
import type { Io } from "../io";
import { lintReport } from "../report/lint-report";
import { errorsIn } from "../report/problems";
import { type PublishedBundle, publishReport, type RehearsedBundle, rehearsalReport } from "../report/publish-report";
import { bundlesOf, type RepositoryBundle } from "../repository/bundles";
import { crossChecks } from "../repository/cross-checks";
import { type FileProblem, type Repository, readRepository } from "../repository/read-repository";
import type { Server } from "../server/client";
import { publishBundle, type Rehearsal, rehearse } from "../server/publications";
import { requiredServer } from "../settings";
import { type FailOn, failOnChoices, failsOn } from "./fail-on";
import { requireDocuments } from "./lint";
import { pathsOr, type RepositoryOptions, withRepository, withServer } from "./options";

type PublishOptions = RepositoryOptions & { dryRun: boolean; note?: string; failOn: FailOn };

/** What needs no server to be refused: nothing is sent while a document of the repository is wrong. */
function localErrors(repository: Repository): FileProblem[] {
  return errorsIn([...repository.problems, ...crossChecks(repository, () => null)]);
}

/** Each bundle is rehearsed for itself; an input that another one publishes just before it is no matter. */
function isSettledHere({ path, severity }: FileProblem, bundle: RepositoryBundle, repository: Repository): boolean {
  const index = /^inputPorts\[(\d+)\]\.contractId$/.exec(path)?.[1];
  const input = bundle.product?.reading.model.inputPorts[Number(index ?? Number.NaN)];
  if (severity === "error" || !input) return false;
  return repository.contracts.some((contract) => contract.reading.model.id === input.contractId);
}

/** What the comparison says already: a version that is too small, with the changes that ask for more. */
function toldByComparison({ versionProblem, changes }: Rehearsal["contracts"][number]): string[] {
  if (versionProblem === null) return [];
  return [versionProblem, ...changes.map(({ message, reason }) => `${message} ${reason}`)];
}

async function rehearseAll(io: Io, server: Server, repository: Repository, options: PublishOptions): Promise<number> {
  const rehearsed: RehearsedBundle[] = [];
  for (const bundle of bundlesOf(repository)) {
    const { problems, ...rehearsal } = await rehearse(server, bundle);
    const told = new Set(rehearsal.contracts.flatMap(toldByComparison));
    const real = problems.filter(
      (problem) => !told.has(problem.message) && !isSettledHere(problem, bundle, repository),
    );
    rehearsed.push({ bundle, rehearsal: { ...rehearsal, problems: real } });
  }
  const report = rehearsalReport(options.format, rehearsed, io.colour);
  io.out(report.text);
  const isRefused = rehearsed.some(({ rehearsal }) => !rehearsal.wouldPublish);
  const tooSmall = report.comparisons.some(({ versionProblem }) => versionProblem !== null);
  return isRefused || tooSmall || failsOn(options.failOn, report.comparisons) ? exitCodes.problems : exitCodes.ok;
}

/** 1 when documents are wrong, 4 when the server refused for another reason. */
function codeOf(published: readonly PublishedBundle[]): number {
  const refused = published.flatMap(({ publication }) => (publication.refused ? [publication] : []));
  if (refused.length === 0) return exitCodes.ok;
  return refused.some((one) => one.isForbidden) ? exitCodes.refused : exitCodes.problems;
}

async function publishAll(io: Io, server: Server, repository: Repository, options: PublishOptions): Promise<number> {
  const published: PublishedBundle[] = [];
  try {
    for (const bundle of bundlesOf(repository))
      published.push({ bundle, publication: await publishBundle(server, bundle, options.note) });
  } finally {
    // What was published before the server went away is said in any case.
    io.out(publishReport(options.format, published, io.colour));
  }
  return codeOf(published);
}

async function publish(io: Io, given: readonly string[], options: PublishOptions): Promise<number> {
  const paths = pathsOr(given);
  const repository = readRepository(io.cwd, paths, options.ignore);
  requireDocuments(repository, paths);
  const server = requiredServer(io, options);
  const errors = localErrors(repository);
  if (errors.length > 0) {
    io.out(lintReport(options.format, { repository, problems: errors, colour: io.colour }, "publish"));
    io.err("Nothing was sent: the documents have errors.\n");
    return exitCodes.problems;
  }
  return options.dryRun ? rehearseAll(io, server, repository, options) : publishAll(io, server, repository, options);
}

/** `mercat publish`: every product with its contracts, each all or nothing. */
export function addPublish(program: Command, io: Io, finish: (code: number) => void): void {
  const command = program
    .command("publish")
    .description("publish every product with its contracts, each all or nothing; or say what that would do")
    .option("--dry-run", "say what would happen, and whom it touches; write nothing", false)
    .option("--note <text>", "why, for the history and the audit log")
    .addOption(
      new Option("--fail-on <class>", "with --dry-run: exit 1 when a change is of this class or worse")
        .choices([...failOnChoices])
        .default("none"),
    )
    .addHelpText(
      "after",
      `
The same content again changes nothing. Each request carries a key made of its content, so that a run that was killed, or
started twice, publishes once. When the network or the server is down for a moment, it is tried again.

Examples:
  mercat publish --dry-run
  mercat publish --note "Adds the lease end date"
  mercat publish products/tenancy --format json`,
    );
  withServer(withRepository(command)).action(async (paths: string[], options: PublishOptions) => {
    finish(await publish(io, paths, options));
  });
}
