import { cache } from "react";
import semver from "semver";
import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { notFound } from "@/lib/domain/errors";
import { type Outcome, outcomes } from "@/lib/domain/quality/result";
import type { CheckState } from "@/lib/domain/quality/state";
import { type TrustSignal, trustEvidenceSchema, trustSignal } from "@/lib/domain/quality/trust-signal";
import { visibleContractWhere } from "@/lib/features/catalog/visibility";

/** How many results a trend shows. */
const TREND_LENGTH = 20;
/** Other checks a page shows; the rest is in the history of runs. */
const OTHER_SHOWN = 200;

const checkState: z.ZodType<CheckState> = z.object({
  checkKey: z.string(),
  kind: z.enum(["rule", "sla", "other"]),
  name: z.string(),
  object: z.string().nullable(),
  property: z.string().nullable(),
  outcome: z.enum(outcomes),
  value: z.number().nullable(),
  unit: z.string().nullable(),
  failingRows: z.number().nullable(),
  message: z.string(),
  at: z.date(),
  tool: z.string(),
  url: z.string().nullable(),
  version: z.string(),
  trend: z.array(z.enum(outcomes)),
});

/** The major version results of a contract are kept by. */
export function majorOf(version: string): number {
  return semver.parse(version)?.major ?? 0;
}

/**
 * The last result of every check of a contract's major version, with its trend; of other checks the newest 200. The
 * contract has been seen before.
 */
export const checkStates = cache(async (contractId: string, major: number): Promise<CheckState[]> => {
  const rows = await db().$queryRaw`
    select r.check_key as "checkKey", r.kind::text, r.name, r.object, r.property, r.outcome::text, r.value, r.unit,
      r.failing_rows as "failingRows", r.message, r.at, run.tool, run.url, v.version, past.trend
    from (
      (select * from quality_result where contract_id = ${contractId}::uuid and major = ${major} and latest
        and kind <> 'other')
      union all
      (select * from quality_result where contract_id = ${contractId}::uuid and major = ${major} and latest
        and kind = 'other' order by at desc, position limit ${OTHER_SHOWN})) r
    join quality_run run on run.id = r.run_id
    join contract_version v on v.id = run.contract_version_id
    cross join lateral (
      select array_agg(p.outcome::text order by p.at, p.id) as trend from (
        select outcome, at, id from quality_result before
        where before.contract_id = r.contract_id and before.major = r.major and before.check_key = r.check_key
        order by before.at desc, before.id desc limit ${TREND_LENGTH}) p) past
    order by r.at desc, r.position`;
  return z.array(checkState).parse(rows);
});

/** The product's trust signal at this moment; null when its search row was written before there was one. */
export const productTrust = cache(async (productId: string): Promise<TrustSignal | null> => {
  const [row] = await db().$queryRaw<{ trust: unknown }[]>`
    select trust from search.card where product_id = ${productId}::uuid`;
  const evidence = trustEvidenceSchema.safeParse(row?.trust);
  return evidence.success ? trustSignal(evidence.data, new Date()) : null;
});

export type RunRow = {
  id: string;
  runId: string;
  tool: string;
  at: Date;
  url: string | null;
  outcome: Outcome;
  counts: Record<Outcome, number>;
  version: string;
  receivedBy: string;
};

/** One page of a contract's runs, newest first, with the total. The contract has been seen before. */
export async function listRuns(contractId: string, page: number, perPage: number) {
  const [total, rows] = await Promise.all([
    db().qualityRun.count({ where: { contractId } }),
    db().qualityRun.findMany({
      where: { contractId },
      include: { contractVersion: { select: { version: true } } },
      orderBy: [{ at: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  const runs = rows.map(({ passed, warning, failed, error, skipped, contractVersion, ...row }): RunRow => {
    const { id, runId, tool, at, url, outcome, receivedBy } = row;
    const counts = { passed, warning, failed, error, skipped };
    return { id, runId, tool, at, url, outcome, counts, version: contractVersion.version, receivedBy };
  });
  return { total, runs };
}

const resultFields = {
  id: true,
  checkKey: true,
  kind: true,
  name: true,
  object: true,
  property: true,
  outcome: true,
  value: true,
  unit: true,
  failingRows: true,
  message: true,
  at: true,
  latest: true,
  run: { select: { runId: true, tool: true, url: true, contractVersion: { select: { version: true } } } },
} satisfies Prisma.QualityResultSelect;

export type ResultRow = Prisma.QualityResultGetPayload<{ select: typeof resultFields }>;

/** One page of the results of one check, newest first, with the total. The contract has been seen before. */
export async function checkHistory(
  contractId: string,
  check: { major: number; key: string },
  page: number,
  perPage: number,
) {
  const where = { contractId, major: check.major, checkKey: check.key };
  const [total, results] = await Promise.all([
    db().qualityResult.count({ where }),
    db().qualityResult.findMany({
      where,
      select: resultFields,
      orderBy: [{ at: "desc" }, { id: "desc" }],
      skip: (page - 1) * perPage,
      take: perPage,
    }),
  ]);
  return { total, results };
}

export type ResultFilter = { latest: boolean; outcome: Outcome | null };

/**
 * Results of a contract the actor may see, newest first, `limit` of them after a position. Throws `not_found`.
 */
export async function listResults(
  actor: Actor,
  ref: string,
  filter: ResultFilter,
  { after, limit }: { after: { at: Date; id: string } | null; limit: number },
): Promise<ResultRow[]> {
  const contract = await db().dataContract.findFirst({
    where: { AND: [{ ref }, visibleContractWhere(actor)] },
    select: { id: true },
  });
  if (!contract) throw notFound("data contract");
  return db().qualityResult.findMany({
    where: {
      contractId: contract.id,
      ...(filter.latest ? { latest: true } : {}),
      ...(filter.outcome ? { outcome: filter.outcome } : {}),
      ...(after ? { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] } : {}),
    },
    select: resultFields,
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
}
