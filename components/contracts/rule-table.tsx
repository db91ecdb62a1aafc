import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { SheetRule } from "@/lib/domain/contract/sheet/rule";
import { ruleAnchor, schemaAnchor, toAnchor } from "./anchors";
import { FactLine } from "./facts";
import { type FindLine, LineLink, noLines } from "./line-link";
import type { ResultSlots } from "./result-slots";
import { Words } from "./words";

type Props = { rules: readonly SheetRule[]; findLine: FindLine; results?: ResultSlots | undefined };

/** Quality rules of a contract, each with the place it holds for and, where results are known, what was last found. */
export function RuleTable({ rules, findLine, results }: Props) {
  const hasLines = findLine !== noLines;
  return (
    <Table caption="Quality rules">
      <TableHead>
        <ColumnHead>Rule</ColumnHead>
        <ColumnHead>Holds for</ColumnHead>
        <ColumnHead>Demands</ColumnHead>
        <ColumnHead>If broken</ColumnHead>
        {results ? <ColumnHead>Last result</ColumnHead> : null}
        {hasLines ? (
          <ColumnHead align="end" className="print:hidden">
            Source
          </ColumnHead>
        ) : null}
      </TableHead>
      <TableBody>
        {rules.map((rule) => (
          <TableRow key={rule.path.join("/")} id={ruleAnchor(rule)} className="scroll-mt-16 target:bg-accent-tint">
            <RowHead className="sm:w-[32%]">
              {rule.name || rule.description || rule.metric || "Rule"}
              {rule.name ? <Words source={rule.description} className="text-sm font-normal text-muted" /> : null}
            </RowHead>
            <Cell label="Holds for" className="sm:min-w-40">
              <a
                href={toAnchor(schemaAnchor(rule.place.object, rule.place.way))}
                className="font-mono text-sm wrap-anywhere hover:underline"
              >
                {rule.place.way === null ? rule.place.object : `${rule.place.object}.${rule.place.way}`}
              </a>
            </Cell>
            <Cell label="Demands" className="text-muted">
              <Demand rule={rule} />
            </Cell>
            <Cell label="If broken" className="text-muted">
              {rule.severity}
            </Cell>
            {results ? <Cell label="Last result">{results.ofRule(rule.place, Number(rule.path.at(-1)))}</Cell> : null}
            {hasLines ? (
              <Cell label="Source" align="end" className="print:hidden">
                <LineLink place={findLine(rule.path)} className="-my-0.5" />
              </Cell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Demand({ rule }: { rule: SheetRule }) {
  const kind = [rule.metric, rule.dimension, rule.type === "library" ? "" : rule.type].filter(Boolean).join(", ");
  return (
    <div className="min-w-0">
      {rule.demand ? <p>{rule.demand}</p> : null}
      {kind === "" ? null : <p className="font-mono text-xs text-faint wrap-anywhere">{kind}</p>}
      {rule.code === "" ? null : (
        <details className="mt-0.5">
          <summary className="text-sm hover:text-ink">{rule.type === "sql" ? "Query" : "Check"}</summary>
          <pre className="mt-1 rounded-sm bg-sunken p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink">
            {rule.code}
          </pre>
        </details>
      )}
      <FactLine facts={rule.more} />
    </div>
  );
}
