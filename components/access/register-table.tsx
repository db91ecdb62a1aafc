import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { RegisterRow } from "@/lib/features/access/queries/register";
import { formatDate, formatList } from "@/lib/format";
import { routes } from "@/lib/routes";
import { StateMark } from "./state-mark";

export function RegisterTable({ rows, filtered }: { rows: readonly RegisterRow[]; filtered: boolean }) {
  if (rows.length === 0)
    return filtered ? (
      <EmptyState
        kind="no-match"
        title="Nothing in the register matches"
        action={<LinkButton href={routes.accessRegister()}>Clear the filters</LinkButton>}
      />
    ) : (
      <EmptyState
        kind="first-use"
        title="Nobody has access to anything yet"
        action={<LinkButton href={routes.search()}>See the data products</LinkButton>}
      />
    );
  return (
    <Table caption="Access register, newest first">
      <TableHead>
        <ColumnHead>Consumer</ColumnHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>Purpose</ColumnHead>
        <ColumnHead>Approved by</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead align="end">Since</ColumnHead>
        <ColumnHead align="end">Until</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <Link href={routes.grant(row.id)} className="hover:underline">
                {row.consumer}
              </Link>
              {row.team ? <span className="block text-sm font-normal text-muted">{row.team}</span> : null}
            </RowHead>
            <Cell label="Data product">
              <span>
                {row.product.name}
                <span className="block text-sm text-muted">
                  {row.port} · {row.classification}
                </span>
              </span>
            </Cell>
            <Cell label="Purpose" className="max-w-72">
              <span className="line-clamp-2 text-muted wrap-anywhere" title={row.purpose}>
                {row.purpose}
              </span>
            </Cell>
            <Cell label="Approved by">{formatList(row.approvers)}</Cell>
            <Cell label="Status">
              <StateMark state={row.state} />
            </Cell>
            <Cell label="Since" align="end" className="whitespace-nowrap text-muted">
              {formatDate(row.since)}
            </Cell>
            <Cell label="Until" align="end" className="whitespace-nowrap text-muted">
              {formatDate(row.until)}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
