import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { NeedRow } from "@/lib/features/needs/queries/list";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";
import { NeedMark } from "./need-mark";

/** Needs, most wanted first. */
export function NeedList({ rows, now }: { rows: readonly NeedRow[]; now: Date }) {
  return (
    <Table caption="Needs, most wanted first">
      <TableHead>
        <ColumnHead>Need</ColumnHead>
        <ColumnHead align="end">Wanted by</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Domain</ColumnHead>
        <ColumnHead align="end">Asked</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <Link href={routes.need(row.number)} className="hover:underline">
                {row.title}
              </Link>
            </RowHead>
            <Cell label="Wanted by" align="end">
              <span>
                {formatNumber(row.votes)}
                {row.voted ? <span className="text-muted"> · you too</span> : null}
              </span>
            </Cell>
            <Cell label="Status">
              <NeedMark status={row.status} />
            </Cell>
            <Cell label="Domain" className="text-muted">
              {row.claimedBy ?? (row.domain ? `${row.domain.name}?` : "—")}
            </Cell>
            <Cell label="Asked" align="end" className="text-muted">
              <RelativeTime value={row.createdAt} now={now} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
