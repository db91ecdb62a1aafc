import Link from "next/link";
import { ProductStatus } from "@/components/layout/product-status";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Door } from "@/lib/domain/actor";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { ClassMark } from "./change-class";

export type VersionLine = {
  id: string;
  version: string;
  status: string;
  publishedAt: Date;
  publishedBy: string;
  /** What it was to consumers, against the version before; null for the first. */
  change?: ContractDiff["verdict"] | null;
  /** Why it was published, in the publisher's words. */
  note?: string | null;
  door?: Door | null;
  /** Further views of the version. */
  links?: readonly { label: string; href: string }[];
};

const DOOR_WORDS: Record<Door, string> = {
  page: "in the browser",
  rest: "over the REST API",
  cli: "from the command line",
  job: "by a job",
};

type Props = {
  caption: string;
  versions: readonly VersionLine[];
  current: string | null;
  /** The version this page shows. */
  shown: string | null;
  href: (version: string) => string;
  now: Date;
};

/** Every published version with who, when and why, and what it was to consumers; each stays readable. */
export function VersionList({ caption, versions, current, shown, href, now }: Props) {
  const judged = versions.some((row) => row.change !== undefined);
  const linked = versions.some((row) => row.links !== undefined);
  return (
    <Table caption={caption}>
      <TableHead>
        <ColumnHead>Version</ColumnHead>
        {judged ? <ColumnHead>Change</ColumnHead> : null}
        <ColumnHead>Status</ColumnHead>
        <ColumnHead>Published</ColumnHead>
        {linked ? <ColumnHead>Open</ColumnHead> : null}
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
            {judged ? (
              <Cell label="Change">
                {row.change ? <ClassMark value={row.change} /> : <span className="text-faint">First version</span>}
              </Cell>
            ) : null}
            <Cell label="Status">
              <ProductStatus status={row.status} />
            </Cell>
            <Cell label="Published">
              <Published row={row} now={now} />
            </Cell>
            {linked ? (
              <Cell label="Open">
                <Links links={row.links ?? []} version={row.version} />
              </Cell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

function Published({ row, now }: { row: VersionLine; now: Date }) {
  return (
    <div className="min-w-0">
      <RelativeTime value={row.publishedAt} now={now} /> <span className="text-muted">by {row.publishedBy}</span>
      {row.door ? <span className="text-muted"> {DOOR_WORDS[row.door]}</span> : null}
      {row.note ? <p className="max-w-[72ch] text-muted wrap-anywhere">{row.note}</p> : null}
    </div>
  );
}

function Links({ links, version }: { links: NonNullable<VersionLine["links"]>; version: string }) {
  return (
    <ul className="flex flex-wrap gap-x-3">
      {links.map(({ label, href }) => (
        <li key={href}>
          <Link
            href={href}
            prefetch={false}
            className="-my-0.5 inline-flex min-h-6 items-center text-muted underline-offset-2 hover:text-ink hover:underline"
          >
            {label}
            <span className="sr-only"> of {version}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
