import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { type Outcome, outcomes, outcomeWords } from "@/lib/domain/quality/result";
import { Measured, OutcomeMark } from "./outcome-mark";

export type Run = {
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

function RunName({ runId, url }: { runId: string; url: string | null }) {
  if (url === null) return <span className="font-mono text-sm wrap-anywhere">{runId}</span>;
  return (
    <a href={url} rel="noopener noreferrer nofollow" className="link font-mono text-sm wrap-anywhere">
      {runId}
    </a>
  );
}

/** Runs of tools, newest first. */
export function RunTable({ runs, now }: { runs: readonly Run[]; now: Date }) {
  return (
    <Table caption="Runs, newest first">
      <TableHead>
        <ColumnHead>Run</ColumnHead>
        <ColumnHead>When</ColumnHead>
        <ColumnHead>Worst result</ColumnHead>
        <ColumnHead>Results</ColumnHead>
        <ColumnHead>Contract version</ColumnHead>
        <ColumnHead>Sent by</ColumnHead>
      </TableHead>
      <TableBody>
        {runs.map((run) => (
          <TableRow key={run.id}>
            <RowHead>
              <RunName runId={run.runId} url={run.url} />
              <span className="block text-sm font-normal text-muted">{run.tool}</span>
            </RowHead>
            <Cell label="When" className="whitespace-nowrap">
              <RelativeTime value={run.at} now={now} />
            </Cell>
            <Cell label="Worst result">
              <OutcomeMark outcome={run.outcome} />
            </Cell>
            <Cell label="Results" className="text-muted tabular-nums">
              {outcomes
                .filter((outcome) => run.counts[outcome] > 0)
                .map(
                  (outcome) => `${run.counts[outcome].toLocaleString("en-GB")} ${outcomeWords[outcome].toLowerCase()}`,
                )
                .join(", ")}
            </Cell>
            <Cell label="Contract version">{run.version}</Cell>
            <Cell label="Sent by">{run.receivedBy}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

export type PastResult = {
  id: string;
  outcome: Outcome;
  at: Date;
  value: number | null;
  unit: string | null;
  failingRows: number | null;
  message: string;
  run: { runId: string; tool: string; url: string | null; contractVersion: { version: string } };
};

/** The results of one check, newest first. */
export function CheckHistory({ results, now }: { results: readonly PastResult[]; now: Date }) {
  return (
    <Table caption="Results of this check, newest first">
      <TableHead>
        <ColumnHead>When</ColumnHead>
        <ColumnHead>Result</ColumnHead>
        <ColumnHead>Measured</ColumnHead>
        <ColumnHead>Run</ColumnHead>
        <ColumnHead>Contract version</ColumnHead>
      </TableHead>
      <TableBody>
        {results.map((result) => (
          <TableRow key={result.id}>
            <RowHead className="font-normal whitespace-nowrap">
              <RelativeTime value={result.at} now={now} />
            </RowHead>
            <Cell label="Result">
              <OutcomeMark outcome={result.outcome} />
            </Cell>
            <Cell label="Measured">
              <Measured result={result} />
            </Cell>
            <Cell label="Run">
              <RunName runId={result.run.runId} url={result.run.url} />
            </Cell>
            <Cell label="Contract version">{result.run.contractVersion.version}</Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
