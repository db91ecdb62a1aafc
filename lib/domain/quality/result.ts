/** How a check ended. `skipped`: it was not run, so nothing is known. `error`: it could not be run. */
export const outcomes = ["passed", "warning", "failed", "error", "skipped"] as const;
export type Outcome = (typeof outcomes)[number];

/** What the outcomes are called on screen. */
export const outcomeWords: Record<Outcome, string> = {
  passed: "Passed",
  warning: "Warning",
  failed: "Failed",
  error: "Could not run",
  skipped: "Skipped",
};

/** Worst first. What was skipped says less than what passed. */
const severityOf: Record<Outcome, number> = { failed: 4, error: 3, warning: 2, passed: 1, skipped: 0 };

/** The worse of two outcomes. */
export function worse(a: Outcome, b: Outcome): Outcome {
  return severityOf[b] > severityOf[a] ? b : a;
}

/** One result of a check, as a tool reports it, before it is matched to a contract. */
export type ReportedResult = {
  /** What the tool calls the check. */
  name: string;
  /** Id or name of the contract's rule, where the tool knows it. */
  rule: string | null;
  /** Schema object and property the check holds for, as the tool calls them. */
  object: string | null;
  property: string | null;
  /** Metric of the ODCS library (v3.1.0, "Data quality") the check measures: `nullValues`. */
  metric: string | null;
  /** Position of the rule in the list of its place, for tools that count instead of naming. */
  position: number | null;
  /** Service level the result measures: `latency`. */
  sla: string | null;
  outcome: Outcome;
  value: number | null;
  unit: string | null;
  /** How many rows break the rule. */
  failingRows: number | null;
  message: string;
};

/** What one run of a tool found. */
export type QualityReport = {
  /** The tool's own id of the run; the same run sent again is recorded once. */
  runId: string;
  tool: string;
  /** When the data was looked at. */
  at: Date;
  /** Where the run can be read, such as the page of a pipeline. */
  url: string | null;
  /** Contract version the run names; null is the current one. */
  contractVersion: string | null;
  /** Contract the run names. */
  contractId: string | null;
  /** The run may be about more than one contract; what is about other tables is left out. */
  wholeProject: boolean;
  results: ReportedResult[];
};

/** The most results one run may bring. */
export const MAX_RESULTS = 10_000;

const none: Omit<ReportedResult, "name" | "outcome"> = {
  rule: null,
  object: null,
  property: null,
  metric: null,
  position: null,
  sla: null,
  value: null,
  unit: null,
  failingRows: null,
  message: "",
};

/** The most a count of rows can say; beyond it a check has failed just the same. */
export const MAX_ROWS = 2_147_483_647;

/** A result with everything empty that is not said. Texts are cut to what is worth keeping, counts to what can be kept. */
export function reported(said: Pick<ReportedResult, "name" | "outcome"> & Partial<ReportedResult>): ReportedResult {
  const result = { ...none, ...said };
  return {
    ...result,
    name: result.name.slice(0, 300),
    message: result.message.slice(0, 2_000),
    failingRows: result.failingRows === null ? null : Math.min(result.failingRows, MAX_ROWS),
  };
}
