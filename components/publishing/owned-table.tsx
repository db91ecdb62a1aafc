import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { OwnedProduct } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";
import { NewVersion } from "./new-version";

const tones: Record<OwnedProduct["status"], { tone: Tone; word: string }> = {
  draft: { tone: "neutral", word: "Draft" },
  active: { tone: "success", word: "Active" },
  deprecated: { tone: "warning", word: "Deprecated" },
  retired: { tone: "neutral", word: "Retired" },
};

/** Published products of the reader's teams with their version in force. */
export function OwnedTable({ products, now }: { products: readonly OwnedProduct[]; now: Date }) {
  return (
    <Table caption="Published products">
      <TableHead>
        <ColumnHead>Product</ColumnHead>
        <ColumnHead>Version</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Domain</ColumnHead>
        <ColumnHead>Team</ColumnHead>
        <ColumnHead align="end">Ports</ColumnHead>
        <ColumnHead>Published</ColumnHead>
        <ColumnHead>
          <span className="sr-only">Acts</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {products.map((product) => (
          <TableRow key={product.ref} interactive>
            <RowHead>
              <Link href={routes.product(product.ref)} className="font-medium wrap-anywhere">
                {product.name}
              </Link>
            </RowHead>
            <Cell label="Version">{product.currentVersion?.version ?? "—"}</Cell>
            <Cell label="Status">
              <Status tone={tones[product.status].tone}>{tones[product.status].word}</Status>
            </Cell>
            <Cell label="Domain">{product.domain.name}</Cell>
            <Cell label="Team">{product.ownerTeam.name}</Cell>
            <Cell label="Ports" align="end">
              {product._count.outputPorts}
            </Cell>
            <Cell label="Published">
              <RelativeTime value={product.currentVersion?.publishedAt ?? product.updatedAt} now={now} />
            </Cell>
            <Cell align="end">
              <NewVersion productRef={product.ref} name={product.name} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
