import { ColumnHead, Table, TableBody, TableHead } from "@/components/ui/table";
import type { SheetRule } from "@/lib/domain/contract/sheet/rule";
import { ruleAnchor } from "./anchors";
import { FactLine } from "./facts";
import type { FindLine } from "./line-link";
import type { ResultSlots } from "./result-slots";
import { type RuleLine, RuleRows } from "./rule-rows";
import { isPlain, Words } from "./words";

type Props = { rules: readonly SheetRule[]; findLine: FindLine; results?: ResultSlots | undefined };

/** Quality rules of a contract, each with the place it holds for and, where results are known, what was last found. */
export function RuleTable({ rules, findLine, results }: Props) {
  const source = findLine([])?.href.replace(/#.*$/, "") ?? null;
  return (
    <Table caption="Quality rules">
      <TableHead>
        <ColumnHead>Rule</ColumnHead>
        <ColumnHead>Holds for</ColumnHead>
        <ColumnHead>Demands</ColumnHead>
        <ColumnHead>If broken</ColumnHead>
        {results ? <ColumnHead>Last result</ColumnHead> : null}
        {source === null ? null : (
          <ColumnHead align="end" className="print:hidden">
            Source
          </ColumnHead>
        )}
      </TableHead>
      <TableBody>
        <RuleRows
          lines={rules.map((rule) => ({
            ...ruleLine(rule, findLine(rule.path)?.line),
            ...(results ? { result: results.ofRule(rule.place, Number(rule.path.at(-1))) } : {}),
          }))}
          checked={results !== undefined}
          source={source}
        />
      </TableBody>
    </Table>
  );
}

function ruleLine(rule: SheetRule, line: number | undefined): RuleLine {
  const { name, description, metric, dimension, type, place, severity, demand } = rule;
  const words = name === "" ? "" : description;
  const plain = isPlain(words);
  const kind = [metric, dimension, type === "library" ? "" : type].filter(Boolean).join(", ");
  const needsMore = !plain || rule.code !== "" || rule.more.length > 0;
  return {
    anchor: ruleAnchor(rule),
    title: name || description || metric || "Rule",
    object: place.object,
    ...(plain && words !== "" ? { words } : {}),
    ...(place.way === null ? {} : { way: place.way }),
    ...(demand === "" ? {} : { demand }),
    ...(kind === "" ? {} : { kind }),
    ...(severity === "" ? {} : { severity }),
    ...(line === undefined ? {} : { line }),
    ...(needsMore ? { more: <More rule={rule} words={plain ? "" : words} /> } : {}),
  };
}

function More({ rule, words }: { rule: SheetRule; words: string }) {
  return (
    <>
      <Words source={words} className="text-sm" />
      {rule.code === "" ? null : (
        <details className="mt-0.5">
          <summary className="text-sm hover:text-ink">{rule.type === "sql" ? "Query" : "Check"}</summary>
          <pre className="mt-1 rounded-sm bg-sunken p-2 font-mono text-xs whitespace-pre-wrap wrap-anywhere text-ink">
            {rule.code}
          </pre>
        </details>
      )}
      <FactLine facts={rule.more} />
    </>
  );
}
