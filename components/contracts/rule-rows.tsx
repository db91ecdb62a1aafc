"use client";

import type { ReactNode } from "react";
import { Cell, RowHead, TableRow } from "@/components/ui/table";
import { schemaAnchor, toAnchor } from "./anchors";
import { LineLink } from "./line-link";

/** One quality rule as the browser gets it; what is empty is left out. */
export type RuleLine = {
  anchor: string;
  title: string;
  words?: string;
  object: string;
  way?: string;
  demand?: string;
  /** Metric, dimension and kind, in the standard's words. */
  kind?: string;
  /** Markup, queries and further fields, made by the server. */
  more?: ReactNode;
  severity?: string;
  /** What was last found. */
  result?: ReactNode;
  line?: number;
};

type Props = {
  lines: readonly RuleLine[];
  /** Whether last results are known and have a column. */
  checked: boolean;
  source: string | null;
};

/** Quality rules as rows, each with the place it holds for. */
export function RuleRows({ lines, checked, source }: Props) {
  return lines.map((rule) => (
    <TableRow key={rule.anchor} id={rule.anchor} className="scroll-mt-16 target:bg-accent-tint">
      <RowHead className="sm:w-[32%]">
        {rule.title}
        {rule.words ? <p className="text-sm font-normal text-muted">{rule.words}</p> : null}
      </RowHead>
      <Cell label="Holds for" className="sm:min-w-40">
        <a
          href={toAnchor(schemaAnchor(rule.object, rule.way))}
          className="font-mono text-sm wrap-anywhere hover:underline"
        >
          {rule.way ? `${rule.object}.${rule.way}` : rule.object}
        </a>
      </Cell>
      <Cell label="Demands" className="text-muted sm:min-w-44">
        <div className="min-w-0">
          {rule.demand}
          {rule.kind ? <p className="font-mono text-xs text-faint wrap-anywhere">{rule.kind}</p> : null}
          {rule.more}
        </div>
      </Cell>
      <Cell label="If broken" className="text-muted">
        {rule.severity}
      </Cell>
      {checked ? <Cell label="Last result">{rule.result}</Cell> : null}
      {source === null ? null : (
        <Cell label="Source" align="end" className="print:hidden">
          {rule.line ? (
            <LineLink place={{ href: `${source}#L${rule.line}`, line: rule.line }} className="-my-0.5" />
          ) : null}
        </Cell>
      )}
    </TableRow>
  ));
}
