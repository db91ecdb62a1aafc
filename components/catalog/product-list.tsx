import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { ProductStatus } from "@/components/layout/product-status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Classification } from "@/lib/domain/classification";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

export type ListedProduct = {
  ref: string;
  name: string;
  summary: string;
  status: string;
  updatedAt: Date;
  domain: { path: string; name: string };
  ownerTeam: { slug: string; name: string };
  classification?: Classification | undefined;
};

/** A plain list of products, one per row. */
export function ProductList({ caption, products }: { caption: string; products: readonly ListedProduct[] }) {
  const classified = products.some((product) => product.classification);
  return (
    <Table caption={caption}>
      <TableHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>Domain</ColumnHead>
        <ColumnHead>Owner</ColumnHead>
        {classified ? <ColumnHead>Classification</ColumnHead> : null}
        <ColumnHead>Updated</ColumnHead>
      </TableHead>
      <TableBody>
        {products.map((product) => (
          <TableRow key={product.ref} interactive>
            <RowHead>
              <Link href={routes.product(product.ref)} className="font-medium hover:underline">
                {product.name}
              </Link>
              {product.status === "active" ? null : (
                <ProductStatus status={product.status} className="ml-3 text-sm font-normal" />
              )}
              <p className="line-clamp-1 max-w-[60ch] text-sm font-normal text-muted max-sm:line-clamp-2">
                {product.summary}
              </p>
            </RowHead>
            <Cell label="Domain">
              <Link href={routes.domain(product.domain.path)} className="hover:underline">
                {product.domain.name}
              </Link>
            </Cell>
            <Cell label="Owner">
              <Link href={routes.team(product.ownerTeam.slug)} className="hover:underline">
                {product.ownerTeam.name}
              </Link>
            </Cell>
            {classified ? (
              <Cell label="Classification">
                {product.classification ? <ClassificationBadge value={product.classification} /> : null}
              </Cell>
            ) : null}
            <Cell label="Updated" className="whitespace-nowrap text-muted">
              {formatDate(product.updatedAt)}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
