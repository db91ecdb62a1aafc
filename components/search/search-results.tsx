import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Deprecation } from "@/components/layout/deprecation";
import { ProductStatus } from "@/components/layout/product-status";
import { TrustBadge } from "@/components/layout/trust-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { freshnessWords } from "@/lib/domain/trust";
import type { SearchRow } from "@/lib/features/search/schema";
import { formatList, plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { Marked } from "./marked";
import { Matched, MyAccess } from "./row-facts";

/**
 * The rows of a search, each with the same facts in the same place, so that they can be compared. `mixed`: some have only a
 * part of the words and some have all, so that each of the former says so.
 */
export function SearchResults({ rows, mixed, now }: { rows: readonly SearchRow[]; mixed: boolean; now: Date }) {
  return (
    <Table caption="Data products found" className="search-results">
      <TableHead>
        <ColumnHead>Data product</ColumnHead>
        <ColumnHead>Domain and owner</ColumnHead>
        <ColumnHead>Contract</ColumnHead>
        <ColumnHead>Trust</ColumnHead>
        <ColumnHead>My access</ColumnHead>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <ResultRow key={row.id} row={row} mixed={mixed} now={now} />
        ))}
      </TableBody>
    </Table>
  );
}

function ResultRow({ row, mixed, now }: { row: SearchRow; mixed: boolean; now: Date }) {
  return (
    <TableRow interactive>
      <RowHead className="sm:w-[36%]">
        <div className="flex flex-wrap items-center gap-x-3 md:min-w-52">
          <Link href={routes.product(row.ref)} data-result="" className="font-medium hover:underline">
            {row.name}
          </Link>
          <RowStatus row={row} />
          {mixed && row.partial ? <span className="text-sm font-normal text-muted">Some of the words</span> : null}
        </div>
        {row.snippet.length === 0 ? null : (
          <p className="line-clamp-2 max-w-[64ch] text-sm font-normal text-muted wrap-anywhere">
            <Marked segments={row.snippet} />
          </p>
        )}
        <Matched matches={row.matched} />
        <EndingPorts row={row} />
      </RowHead>
      <Cell label="Domain, owner" className="text-sm">
        <div>
          <Link href={routes.domain(row.domainPath)} className="block py-0.5 hover:underline">
            {row.domainName}
          </Link>
          <Link href={routes.team(row.ownerTeamSlug)} className="block py-0.5 text-muted hover:underline">
            {row.ownerTeam}
          </Link>
        </div>
      </Cell>
      <Cell label="Contract" className="text-sm">
        <div>
          <ClassificationBadge value={row.classification} />
          <div className="mt-0.5 text-muted">
            {[row.contractVersion, formatList(row.portKinds)].filter(Boolean).join(" · ")}
          </div>
          <div className="text-muted">
            <span className="sr-only">Updated </span>
            <RelativeTime value={row.updatedAt} now={now} />
          </div>
        </div>
      </Cell>
      <Cell label="Trust" className="text-sm">
        <div>
          {row.trust ? <TrustBadge signal={row.trust} /> : <span className="text-muted">Not worked out yet</span>}
          <span className="block text-muted">{freshnessWords(row.freshness) ?? "No frequency"}</span>
          <span className="block text-muted">{plural(row.qualityRules, "rule")}</span>
        </div>
      </Cell>
      <Cell label="My access" className="text-sm">
        <MyAccess state={row.access} />
      </Cell>
    </TableRow>
  );
}

/** Nothing for an active product; a deprecated one says what replaces it. */
function RowStatus({ row }: { row: SearchRow }) {
  if (row.status === "active") return null;
  if (row.status !== "deprecated") return <ProductStatus status={row.status} className="text-sm font-normal" />;
  const { successor, sunsetAt } = row;
  return (
    <Deprecation
      successor={successor ? { label: successor.name, href: routes.product(successor.ref) } : null}
      endsAt={sunsetAt}
      className="text-sm font-normal"
    />
  );
}

/** Ports of the product that are about to end, each with what replaces it. */
function EndingPorts({ row }: { row: SearchRow }) {
  if (row.endingPorts.length === 0) return null;
  return (
    <p className="mt-0.5 text-sm font-normal">
      {row.endingPorts.map(({ port, successor, endsAt }) => (
        <span key={port} className="block">
          <code className="font-mono text-xs">{port}</code>{" "}
          <Deprecation
            successor={successor === null ? null : { label: successor, href: `${routes.product(row.ref)}#ports` }}
            endsAt={endsAt}
          />
        </span>
      ))}
    </p>
  );
}
