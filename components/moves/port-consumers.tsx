import Link from "next/link";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { remindAction } from "@/lib/features/moves/actions";
import type { PortConsumer } from "@/lib/features/moves/queries/port-moves";
import { formatDate, plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { StandingMark } from "./standing-mark";

type Props = { portId: string; consumers: readonly PortConsumer[]; now: Date };

/** Everybody who has access to a deprecated port, who needs an eye first on top. */
export function PortConsumers({ portId, consumers, now }: Props) {
  return (
    <Table caption="Consumers of the port">
      <TableHead>
        <ColumnHead>Consumer</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Since</ColumnHead>
        <ColumnHead>Uses</ColumnHead>
        <ColumnHead>Access until</ColumnHead>
        <ColumnHead align="end">
          <span className="sr-only">Act</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {consumers.map((row) => (
          <ConsumerRow key={row.grantId} portId={portId} row={row} now={now} />
        ))}
      </TableBody>
    </Table>
  );
}

function ConsumerRow({ portId, row, now }: { portId: string; row: PortConsumer; now: Date }) {
  const since = row.answeredAt ?? row.openedAt;
  return (
    <TableRow interactive>
      <RowHead>
        <Link href={row.moveId ? routes.move(row.moveId) : routes.grant(row.grantId)} className="hover:underline">
          {row.name}
        </Link>
        {row.team ? <span className="block text-sm font-normal text-muted">{row.team}</span> : null}
      </RowHead>
      <Cell label="Status">
        <div>
          <StandingMark standing={row.standing} />
          {row.blockedReason ? (
            <p className="max-w-[48ch] text-sm text-muted wrap-anywhere">{row.blockedReason}</p>
          ) : null}
        </div>
      </Cell>
      <Cell label="Since" className="text-muted">
        <div>
          {since ? <RelativeTime value={since} now={now} /> : "Never asked"}
          {row.remindedAt ? (
            <span className="block text-sm">
              Reminded <RelativeTime value={row.remindedAt} now={now} />
            </span>
          ) : null}
        </div>
      </Cell>
      <Cell label="Uses">{row.columns === 0 ? "All columns" : plural(row.columns, "column")}</Cell>
      <Cell label="Access until" className="text-muted">
        {row.live ? formatDate(row.expiresAt) : "Given back"}
      </Cell>
      <Cell align="end">
        {row.moveId && row.noReminder === null ? (
          <ConfirmAction
            action={remindAction}
            values={{ portId, moveId: row.moveId }}
            label="Remind"
            about={row.name}
            title={`Remind ${row.name}?`}
            consequences="They get a notification and a mail. At most one reminder a day."
            confirmLabel="Remind"
            tone="primary"
            size="sm"
          />
        ) : null}
      </Cell>
    </TableRow>
  );
}
