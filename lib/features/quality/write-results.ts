import type { Tx } from "@/lib/db/transaction";
import { uuid7 } from "@/lib/db/uuid7";
import type { MatchedResult } from "@/lib/domain/quality/match";

type Run = { id: string; contractId: string; major: number; at: Date };

/** How much history a contract keeps; the oldest runs beyond it go. */
const KEPT_RUNS = 400;
const KEPT_RESULTS = 100_000;

/**
 * Writes the results of a run. A result is the latest of its check unless a run that looked later at the data is there
 * already. The caller holds the contract's turn.
 */
export async function writeResults(tx: Tx, run: Run, results: readonly MatchedResult[]): Promise<void> {
  const { contractId, major, at } = run;
  const keys = results.map((result) => result.checkKey);
  await tx.$executeRaw`
    update quality_result set latest = false
    where contract_id = ${contractId}::uuid and major = ${major} and latest
      and check_key = any(${keys}::text[]) and at <= ${at}`;
  const rows = results.map((result, position) => ({ ...result, id: uuid7(at), position }));
  // One parameter instead of one per value: ten thousand rows have more than Postgres allows.
  await tx.$executeRaw`
    insert into quality_result (id, run_id, contract_id, major, check_key, kind, name, object, property, outcome, value,
      unit, failing_rows, message, at, position, latest)
    select "id", ${run.id}::uuid, ${contractId}::uuid, ${major}, "checkKey", "kind", "name", "object", "property",
      "outcome", "value", "unit", "failingRows", "message", ${at}, "position",
      not exists (select 1 from quality_result newer where newer.contract_id = ${contractId}::uuid
        and newer.major = ${major} and newer.check_key = "checkKey" and newer.latest)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("id" uuid, "checkKey" text, "kind" check_kind,
      "name" text, "object" text, "property" text, "outcome" quality_outcome, "value" double precision, "unit" text,
      "failingRows" int, "message" text, "position" int)`;
}

/** Lets go of the oldest runs of a contract, so that its history stays bounded. */
export async function forgetOldRuns(tx: Tx, contractId: string): Promise<void> {
  await tx.$executeRaw`
    delete from quality_run where id in (
      select id from (
        select id, row_number() over newest as nth,
          sum(passed + warning + failed + error + skipped) over newest as total
        from quality_run where contract_id = ${contractId}::uuid
        window newest as (order by at desc, id desc)) runs
      where nth > 1 and (nth > ${KEPT_RUNS} or total > ${KEPT_RESULTS}))`;
}
