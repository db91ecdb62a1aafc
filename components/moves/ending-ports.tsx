import Link from "next/link";
import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { EndingPort } from "@/lib/features/moves/queries/mine";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Deprecated ports the reader answers for, and how far their consumers have come. */
export function EndingPorts({ ports }: { ports: readonly EndingPort[] }) {
  return (
    <Table caption="Ports that end">
      <TableHead>
        <ColumnHead>Port</ColumnHead>
        <ColumnHead>Replaced by</ColumnHead>
        <ColumnHead>Consumers</ColumnHead>
        <ColumnHead>Can end from</ColumnHead>
      </TableHead>
      <TableBody>
        {ports.map((port) => (
          <TableRow key={`${port.product.ref} ${port.reference}`} interactive>
            <RowHead>
              <Link href={routes.portMoves(port.product.ref, port.reference)} className="font-medium hover:underline">
                {port.product.name}, {port.port}
              </Link>
            </RowHead>
            <Cell label="Replaced by">{port.successor ?? "Nothing"}</Cell>
            <Cell label="Consumers">
              <div>
                {port.left === 0 ? (
                  <Status tone="success">Can be retired</Status>
                ) : (
                  `${port.left} of ${port.consumers} left`
                )}
                {port.blocked > 0 ? <span className="block text-sm text-muted">{port.blocked} blocked</span> : null}
              </div>
            </Cell>
            <Cell label="Can end from" className="text-muted">
              {port.endsAt ? formatDate(port.endsAt) : "No end date"}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
