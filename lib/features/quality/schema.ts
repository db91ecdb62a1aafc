import { z } from "zod";
import type { outcomes, QualityReport } from "@/lib/domain/quality/result";

/** A run of a tool to be recorded for a contract. */
export type RecordRun = { contractRef: string; report: QualityReport };

export type RecordedRun = {
  runId: string;
  contractVersion: string;
  /** True when exactly this run was recorded already, and nothing was written. */
  unchanged: boolean;
  outcome: (typeof outcomes)[number];
  /** How many results were put to rules and service levels, how many stand beside them, how many are of other tables. */
  matched: number;
  other: number;
  ignored: number;
};

/** What a page's address may ask of the history. Whatever cannot be understood falls back. */
export const historyParams = z.object({
  version: z.string().min(1).max(100).nullable().catch(null),
  /** Key of a check. */
  check: z.string().min(1).max(400).nullable().catch(null),
  page: z.coerce.number().int().min(1).max(1_000).catch(1),
});
export type HistoryParams = z.infer<typeof historyParams>;
