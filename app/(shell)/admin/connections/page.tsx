import type { Metadata } from "next";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { PageHeader } from "@/components/layout/page-header";
import { Code } from "@/components/ui/code";
import { EmptyState } from "@/components/ui/empty-state";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/actor";
import { listConnections } from "@/lib/features/admin/queries";
import { formatNumber } from "@/lib/format";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Connections" };

/** The worker's variable with the provisioner's address; the web process never has it. */
const variableOf = (slug: string) => `MERCAT_CONNECTION_${slug.toUpperCase().replaceAll("-", "_")}_URL`;

export default async function ConnectionsPage() {
  const actor = await requireActor();
  const connections = await guarded(async () => listConnections(actor));
  return (
    <>
      <PageHeader
        title="Connections"
        description="Data platforms on which access is granted. Only the worker holds their credentials."
        tabs={<AdminTabs current="connections" />}
      />
      {connections.length === 0 ? (
        <EmptyState kind="first-use" title="No connections yet">
          A connection is made when a contract that names its server is published.
        </EmptyState>
      ) : (
        <Table caption="Connections">
          <TableHead>
            <ColumnHead>Connection</ColumnHead>
            <ColumnHead>Where</ColumnHead>
            <ColumnHead>The worker's variable</ColumnHead>
            <ColumnHead align="end">Output ports</ColumnHead>
            <ColumnHead align="end">Access now</ColumnHead>
          </TableHead>
          <TableBody>
            {connections.map((connection) => (
              <TableRow key={connection.id}>
                <RowHead>
                  {connection.name}
                  <span className="block font-normal text-muted">
                    <Code>{connection.slug}</Code>
                  </span>
                </RowHead>
                <Cell label="Where">
                  <Code>{`${connection.kind}://${connection.host}:${connection.port}/${connection.database}`}</Code>
                </Cell>
                <Cell label="Variable">
                  <Code copy="variable">{variableOf(connection.slug)}</Code>
                </Cell>
                <Cell label="Output ports" align="end">
                  {formatNumber(connection._count.outputPorts)}
                </Cell>
                <Cell label="Access now" align="end">
                  {formatNumber(connection._count.grants)}
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
}
