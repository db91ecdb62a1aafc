import Link from "next/link";
import { Code } from "@/components/ui/code";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { LineageGraph } from "@/lib/domain/lineage";
import type { LineageNode } from "@/lib/features/lineage/queries/graph";
import { routes } from "@/lib/routes";

/** The same lineage as a list: who reads whose port. */
export function LineageTable({ graph }: { graph: LineageGraph<LineageNode> }) {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const rows = graph.edges.flatMap((edge) => {
    const from = byId.get(edge.from);
    const to = byId.get(edge.to);
    return from && to ? [{ ...edge, from, to }] : [];
  });
  return (
    <Table caption="Data products and what they read">
      <TableHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>Reads from</ColumnHead>
        <ColumnHead>Port</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map(({ from, to, port }) => (
          <TableRow key={`${from.id}.${port}.${to.id}`} interactive>
            <RowHead>
              <Link href={routes.product(to.ref)} className="hover:underline">
                {to.name}
              </Link>
            </RowHead>
            <Cell label="Reads from">
              <Link href={routes.product(from.ref)} className="hover:underline">
                {from.name}
              </Link>
            </Cell>
            <Cell label="Port">
              <Code>{port}</Code>
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
