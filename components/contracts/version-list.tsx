import Link from "next/link";
import { ProductStatus } from "@/components/layout/product-status";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";

type Version = { id: string; version: string; status: string; publishedAt: Date; publishedBy: string };

type Props = {
  caption: string;
  versions: readonly Version[];
  current: string | null;
  /** The version this page shows. */
  shown: string | null;
  href: (version: string) => string;
  now: Date;
};

/** Every published version with who and when; each stays readable. */
export function VersionList({ caption, versions, current, shown, href, now }: Props) {
  return (
    <Table caption={caption}>
      <TableHead>
        <ColumnHead>Version</ColumnHead>
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Published by</ColumnHead>
        <ColumnHead>Published</ColumnHead>
      </TableHead>
      <TableBody>
        {versions.map((row) => (
          <TableRow key={row.id} interactive>
            <RowHead>
              <span className="inline-flex flex-wrap items-center gap-2">
                <Link
                  href={href(row.version)}
                  aria-current={row.version === shown ? "page" : undefined}
                  className="font-medium hover:underline"
                >
                  {row.version}
                </Link>
                {row.version === current ? <Badge tone="info">Current</Badge> : null}
              </span>
            </RowHead>
            <Cell label="Status">
              <ProductStatus status={row.status} />
            </Cell>
            <Cell label="Published by">{row.publishedBy}</Cell>
            <Cell label="Published" className="text-muted">
              <RelativeTime value={row.publishedAt} now={now} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
