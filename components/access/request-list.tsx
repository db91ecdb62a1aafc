import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { MyRequests } from "@/lib/features/access/queries/requests";
import { routes } from "@/lib/routes";
import { RequestMark } from "./state-mark";

type RequestListProps = { rows: MyRequests["rows"]; filtered: boolean; now: Date };

export function RequestList({ rows, filtered, now }: RequestListProps) {
  if (rows.length === 0)
    return filtered ? (
      <EmptyState kind="no-match" title="No request has this status" action={<ShowAll />} />
    ) : (
      <EmptyState
        kind="first-use"
        title="You have not asked for anything yet"
        action={
          <LinkButton href={routes.search()} variant="primary">
            Find data products
          </LinkButton>
        }
      >
        Find a data product, open one of its ports, and request access. Your requests and what became of them stand
        here.
      </EmptyState>
    );
  return (
    <Table caption="Access requests, newest first">
      <TableHead>
        <ColumnHead>Request</ColumnHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>For</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Waits for</ColumnHead>
        <ColumnHead align="end">Filed</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <Link href={routes.request(row.id)} className="hover:underline">
                Request {row.number}
              </Link>
            </RowHead>
            <Cell label="Data product">
              <span>
                {row.product.name} <span className="text-muted">· {row.port}</span>
              </span>
            </Cell>
            <Cell label="For">{row.consumer}</Cell>
            <Cell label="Status">
              <RequestMark status={row.status} />
            </Cell>
            <Cell label="Waits for" className="text-muted">
              {row.waitsFor ?? "—"}
            </Cell>
            <Cell label="Filed" align="end" className="text-muted">
              <RelativeTime value={row.createdAt} now={now} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function ShowAll() {
  return <LinkButton href={routes.requests()}>Show all requests</LinkButton>;
}
