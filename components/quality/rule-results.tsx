import Link from "next/link";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { ruleName } from "@/lib/domain/quality/rules";
import type { CheckState, ContractQuality } from "@/lib/domain/quality/state";
import { ruleSentence } from "@/lib/domain/trust";
import { LastResult, Measured, NeverChecked } from "./outcome-mark";
import { Trend, TrendLegend } from "./trend";

export type HistoryHref = (checkKey: string) => string;

const placeOf = (object: string | null, property: string | null) =>
  [object, property].filter((part) => part !== null && part !== "").join(".");

type Props = { quality: ContractQuality; now: Date; historyHref: HistoryHref };

/** Every rule of a contract with its last result and what it was before. */
export function RuleResults({ quality, now, historyHref }: Props) {
  return (
    <>
      <Table caption="Quality rules with their last results">
        <TableHead>
          <ColumnHead>Rule</ColumnHead>
          <ColumnHead>Last result</ColumnHead>
          <ColumnHead>Trend</ColumnHead>
          <ColumnHead>Measured</ColumnHead>
        </TableHead>
        <TableBody>
          {quality.rules.map(({ rule, state }) => (
            <ResultRow
              key={rule.key}
              name={ruleName(rule.rule)}
              demands={ruleSentence(rule.rule)}
              place={placeOf(rule.object, rule.property)}
              state={state}
              now={now}
              historyHref={historyHref}
            />
          ))}
        </TableBody>
      </Table>
      {quality.rules.some(({ state }) => state !== null) ? <TrendLegend /> : null}
    </>
  );
}

/** Checks that no rule asks for, with their last results. */
export function OtherChecks({ quality, now, historyHref }: Props) {
  return (
    <Table caption="Other checks with their last results">
      <TableHead>
        <ColumnHead>Check</ColumnHead>
        <ColumnHead>Last result</ColumnHead>
        <ColumnHead>Trend</ColumnHead>
        <ColumnHead>Measured</ColumnHead>
      </TableHead>
      <TableBody>
        {quality.others.map((state) => (
          <ResultRow
            key={state.checkKey}
            name={state.name}
            demands=""
            place={placeOf(state.object, state.property)}
            state={state}
            now={now}
            historyHref={historyHref}
          />
        ))}
      </TableBody>
    </Table>
  );
}

type RowProps = {
  name: string;
  demands: string;
  place: string;
  state: CheckState | null;
  now: Date;
  historyHref: HistoryHref;
};

function ResultRow({ name, demands, place, state, now, historyHref }: RowProps) {
  return (
    <TableRow interactive={state !== null}>
      <RowHead className="sm:w-[40%]">
        {state === null ? (
          <span className="wrap-anywhere">{name}</span>
        ) : (
          <Link href={historyHref(state.checkKey)} className="wrap-anywhere hover:underline">
            {name}
          </Link>
        )}
        <p className="text-sm font-normal text-muted">
          {place === "" ? null : <code className="font-mono text-xs wrap-anywhere">{place}</code>}
          {demands === "" ? null : <span className="block">{demands}</span>}
        </p>
      </RowHead>
      <Cell label="Last result">
        {state === null ? <NeverChecked /> : <LastResult outcome={state.outcome} at={state.at} now={now} />}
      </Cell>
      <Cell label="Trend">{state === null ? null : <Trend results={state.trend} />}</Cell>
      <Cell label="Measured">{state === null ? null : <Measured result={state} />}</Cell>
    </TableRow>
  );
}
