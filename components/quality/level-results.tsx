import Link from "next/link";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { ContractModel } from "@/lib/domain/contract/model";
import type { ContractQuality } from "@/lib/domain/quality/state";
import { slaFacts } from "@/lib/domain/trust";
import { LastResult, Measured } from "./outcome-mark";
import type { HistoryHref } from "./rule-results";
import { Trend } from "./trend";

type Props = { contract: ContractModel; quality: ContractQuality; now: Date; historyHref: HistoryHref };

/** The promised service levels, and beside each what was last measured. */
export function LevelResults({ contract, quality, now, historyHref }: Props) {
  return (
    <Table caption="Service levels with their last results">
      <TableHead>
        <ColumnHead>Service level</ColumnHead>
        <ColumnHead>Promised</ColumnHead>
        <ColumnHead>Last result</ColumnHead>
        <ColumnHead>Trend</ColumnHead>
        <ColumnHead>Measured</ColumnHead>
      </TableHead>
      <TableBody>
        {slaFacts(contract.slaProperties).map(({ property, label, value }) => {
          const state = quality.levels.get(property);
          return (
            <TableRow key={`${property} ${value}`} interactive={state !== undefined}>
              <RowHead>
                {state ? (
                  <Link href={historyHref(state.checkKey)} className="hover:underline">
                    {label}
                  </Link>
                ) : (
                  label
                )}
              </RowHead>
              <Cell label="Promised">{value}</Cell>
              <Cell label="Last result">
                {state ? (
                  <LastResult outcome={state.outcome} at={state.at} now={now} />
                ) : (
                  <span className="text-muted">Not measured</span>
                )}
              </Cell>
              <Cell label="Trend">{state ? <Trend results={state.trend} /> : null}</Cell>
              <Cell label="Measured">{state ? <Measured result={state} /> : null}</Cell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}
