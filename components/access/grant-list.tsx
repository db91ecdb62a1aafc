import Link from "next/link";
import { Deprecation } from "@/components/layout/deprecation";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { MyGrant } from "@/lib/features/access/queries/grants";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { StateMark } from "./state-mark";

type GrantListProps = { rows: readonly MyGrant[]; show: "current" | "ended"; now: Date };

export function GrantList({ rows, show, now }: GrantListProps) {
  if (rows.length === 0)
    return show === "ended" ? (
      <EmptyState
        kind="no-match"
        title="No access of yours has ended"
        action={<LinkButton href={routes.access()}>Show current access</LinkButton>}
      />
    ) : (
      <EmptyState
        kind="first-use"
        title="You have no access yet"
        action={
          <LinkButton href={routes.search()} variant="primary">
            Find data products
          </LinkButton>
        }
      >
        When a request of yours is approved, the access stands here with its credential.
      </EmptyState>
    );
  return (
    <Table caption={show === "ended" ? "Ended access, latest first" : "Current access, what ends first on top"}>
      <TableHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>Port</ColumnHead>
        <ColumnHead>For</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead align="end">{show === "ended" ? "Ended" : "Expires"}</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <Link href={routes.grant(row.id)} className="hover:underline">
                {row.product.name}
              </Link>
            </RowHead>
            <Cell label="Port">{row.port}</Cell>
            <Cell label="For">{row.consumer}</Cell>
            <Cell label="Status">
              <div>
                <StateMark state={row.state} />
                {row.deprecated && show === "current" ? (
                  <Deprecation successor={null} endsAt={row.endsAt} className="block text-sm" />
                ) : null}
              </div>
            </Cell>
            <Cell label={show === "ended" ? "Ended" : "Expires"} align="end" className="text-muted">
              <span>
                {formatDate(row.endedAt ?? row.expiresAt)}
                <span className="text-faint">
                  {" · "}
                  <RelativeTime value={row.endedAt ?? row.expiresAt} now={now} />
                </span>
              </span>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
