import { createHash } from "node:crypto";
import semver from "semver";
import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { toContractModel } from "@/lib/domain/contract/model";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { type Matched, matchResults } from "@/lib/domain/quality/match";
import { type Outcome, outcomes, type QualityReport, worse } from "@/lib/domain/quality/result";
import { visibleContractWhere } from "@/lib/features/catalog/visibility";
import { indexProducts } from "@/lib/features/search/index-product";
import type { RecordedRun, RecordRun } from "./schema";
import { forgetOldRuns, writeResults } from "./write-results";

/** Clocks differ; a run from further ahead would stay the latest until the world has caught up. */
const CLOCK_TOLERANCE_MS = 60 * 60 * 1000;

async function loadContract(actor: Actor, ref: string) {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: {
      id: true,
      ref: true,
      name: true,
      ownerTeamId: true,
      currentVersionId: true,
      ownerTeam: { select: { domain: { select: { path: true } } } },
      versions: { select: { id: true, version: true } },
      outputPorts: { select: { productId: true, product: { select: { domain: { select: { path: true } } } } } },
    },
  });
  if (!contract) throw notFound("data contract");
  return contract;
}

type Contract = Awaited<ReturnType<typeof loadContract>>;

/** The version a run is about: the one it names, else the current one. */
function versionOf(contract: Contract, report: QualityReport): { id: string; version: string } {
  const { contractVersion: named, contractId } = report;
  if (contractId !== null && contractId !== contract.ref)
    throw new AppError("invalid", `The run is about “${contractId.slice(0, 80)}”, not about “${contract.ref}”.`, {
      field: "dataContractId",
    });
  const found = contract.versions.find((v) =>
    named === null ? v.id === contract.currentVersionId : v.version === named,
  );
  if (found) return found;
  const known = contract.versions.map((v) => v.version).slice(-10);
  throw new AppError(
    "invalid",
    `The contract has no version ${named?.slice(0, 40) ?? "yet"}; published: ${known.join(", ") || "none"}.`,
    { field: "contractVersion" },
  );
}

function checkTime({ at }: QualityReport, now: Date): void {
  if (at.getTime() > now.getTime() + CLOCK_TOLERANCE_MS)
    throw new AppError("invalid", `The run lies in the future (${at.toISOString()}); check the clock of its machine.`, {
      field: "at",
    });
}

type Decided = Matched & { version: { id: string; version: string }; hash: string };

async function decide(contract: Contract, report: QualityReport): Promise<Decided> {
  const version = versionOf(contract, report);
  const { upgraded } = await db().contractVersion.findUniqueOrThrow({
    where: { id: version.id },
    select: { upgraded: true },
  });
  const matched = matchResults(toContractModel(upgraded), report);
  if (matched.results.length === 0)
    throw new AppError("invalid", `None of these results is about a table of the contract “${contract.ref}”.`, {
      field: "results",
    });
  const content = JSON.stringify([report.at, report.tool, report.url, matched.results]);
  return { ...matched, version, hash: createHash("sha256").update(content).digest("hex") };
}

function counts({ results }: Matched): Record<Outcome, number> {
  const of = (outcome: Outcome) => results.filter((r) => r.outcome === outcome).length;
  return {
    passed: of("passed"),
    warning: of("warning"),
    failed: of("failed"),
    error: of("error"),
    skipped: of("skipped"),
  };
}

function answer(report: QualityReport, { version, results, ignored }: Decided, unchanged: boolean): RecordedRun {
  const other = results.filter((r) => r.kind === "other").length;
  return {
    runId: report.runId,
    contractVersion: version.version,
    unchanged,
    outcome: results.map((r) => r.outcome).reduce(worse),
    matched: results.length - other,
    other,
    ignored,
  };
}

async function write(tx: Tx, actor: Actor, contract: Contract, report: QualityReport, decided: Decided): Promise<void> {
  const { version, results, hash: contentHash } = decided;
  const { runId, tool, at, url } = report;
  const numbers = counts(decided);
  const outcome = results.map((r) => r.outcome).reduce(worse);
  const by = { receivedById: actor.id, receivedBy: actor.name };
  const head = { contractId: contract.id, contractVersionId: version.id, runId, tool, at, url, outcome, contentHash };
  const run = await tx.qualityRun.create({ data: { ...head, ...numbers, ...by } });
  const major = semver.parse(version.version)?.major ?? 0;
  await writeResults(tx, { id: run.id, contractId: contract.id, major, at }, results);
  await forgetOldRuns(tx, contract.id);
  await recordAudit(tx, actor, {
    action: "quality.recorded",
    subjectType: "contract",
    subjectId: contract.id,
    subjectName: contract.name,
    productId: contract.outputPorts[0]?.productId ?? null,
    after: {
      run: runId,
      tool,
      version: version.version,
      at: at.toISOString(),
      ...Object.fromEntries(outcomes.filter((o) => numbers[o] > 0).map((o) => [o, numbers[o]])),
    },
  });
  await indexProducts(tx, [...new Set(contract.outputPorts.map((port) => port.productId))].sort());
}

/**
 * Records what a tool found about the data behind a contract. The same run again changes nothing.
 * Throws `not_found`, `forbidden`, `invalid` naming the field, or `conflict` for another content under a known run id.
 */
export async function recordRun(actor: Actor, { contractRef, report }: RecordRun): Promise<RecordedRun> {
  const contract = await loadContract(actor, contractRef);
  authorize(actor, "quality.report", {
    ownerTeamId: contract.ownerTeamId,
    domainPath: contract.outputPorts[0]?.product.domain.path ?? contract.ownerTeam.domain?.path ?? null,
  });
  checkTime(report, new Date());
  const decided = await decide(contract, report);
  return inTransaction(async (tx) => {
    // Runs of one contract come one after another, so that each knows which result is the latest.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`quality:${contract.id}`}, 0))`;
    const known = await tx.qualityRun.findUnique({
      where: { contractVersionId_runId: { contractVersionId: decided.version.id, runId: report.runId } },
      select: { contentHash: true },
    });
    if (known && known.contentHash !== decided.hash)
      throw conflict(`The run “${report.runId}” was recorded with other results; give a new run an id of its own.`);
    if (!known) await write(tx, actor, contract, report, decided);
    return answer(report, decided, known !== null);
  });
}
