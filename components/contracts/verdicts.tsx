import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { ContractSource } from "@/lib/domain/contract/contract-source";
import type { Verdict } from "@/lib/domain/document/verdict";
import type { Problem } from "@/lib/domain/errors";
import { plural } from "@/lib/format";

/** The address of a line of the source. */
type LineHref = (line: number) => string;

type Line = { tone: Tone; words: string; caption: string; problems: readonly Problem[] };

function verdictLine({ standard, valid, problems }: Verdict): Line {
  const errors = problems.filter((p) => p.severity !== "warning").length;
  const rest = { caption: `Problems by ${standard}`, problems };
  if (valid === null) return { tone: "neutral", words: `${standard}: no schema to check it by`, ...rest };
  if (!valid) return { tone: "danger", words: `Not valid ${standard}: ${plural(errors, "problem")}`, ...rest };
  const notes = problems.length === 0 ? "" : `, ${plural(problems.length, "note")}`;
  return { tone: "success", words: `Valid ${standard}${notes}`, ...rest };
}

function linesOf({ verdicts, notes }: ContractSource): Line[] {
  const { declared, current } = verdicts;
  const own: Line = {
    tone: "warning",
    words: `${plural(notes.length, "note")} beyond the standard`,
    caption: "Notes beyond the standard",
    problems: notes,
  };
  return [
    verdictLine(declared),
    ...(current.standard === declared.standard ? [] : [verdictLine(current)]),
    ...(notes.length > 0 ? [own] : []),
  ];
}

/**
 * What the document is worth by the standard it declares and by the current one, and what else was noted. Each opens its
 * problems, with the way to the line.
 */
export function Verdicts({ source, lineHref }: { source: ContractSource; lineHref: LineHref }) {
  return (
    <div className="-mt-3 mb-6 flex flex-wrap gap-x-5 gap-y-1">
      {linesOf(source).map(({ tone, words, caption, problems }) =>
        problems.length === 0 ? (
          <Status key={caption} tone={tone} className="min-h-7">
            {words}
          </Status>
        ) : (
          <details key={caption} className="open:order-last open:w-full">
            <summary className="inline-flex min-h-7 items-center rounded-sm underline decoration-line-strong underline-offset-4 hover:decoration-current">
              <Status tone={tone} wrap>
                {words}
              </Status>
            </summary>
            <ProblemTable caption={caption} problems={problems} lineHref={lineHref} />
          </details>
        ),
      )}
    </div>
  );
}

type ProblemTableProps = { caption: string; problems: readonly Problem[]; lineHref: LineHref };

function ProblemTable({ caption, problems, lineHref }: ProblemTableProps) {
  return (
    <Table caption={caption} sticky={false}>
      <TableHead>
        <ColumnHead>Problem</ColumnHead>
        <ColumnHead>Field</ColumnHead>
        <ColumnHead align="end">Place</ColumnHead>
      </TableHead>
      <TableBody>
        {problems.map((problem) => (
          <TableRow key={`${problem.path} ${problem.line} ${problem.message}`}>
            <RowHead>
              <Status
                tone={problem.severity === "warning" ? "warning" : "danger"}
                wrap
                className="items-start font-normal"
              >
                <span className="min-w-0 wrap-anywhere">
                  <span className="sr-only">{problem.severity === "warning" ? "Note: " : "Error: "}</span>
                  {problem.message}
                </span>
              </Status>
            </RowHead>
            <Cell label="Field" className="font-mono text-sm wrap-anywhere">
              {problem.path || "—"}
            </Cell>
            <Cell label="Place" align="end">
              <Place problem={problem} lineHref={lineHref} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Place({ problem, lineHref }: { problem: Problem; lineHref: LineHref }) {
  if (problem.line === undefined) return null;
  return (
    <a href={lineHref(problem.line)} className="font-mono text-sm whitespace-nowrap hover:underline">
      {problem.line}:{problem.column ?? 1}
    </a>
  );
}
