import { Download } from "lucide-react";
import type { Metadata } from "next";
import { auditAddress } from "@/components/audit/audit-address";
import { AuditFilters } from "@/components/audit/audit-filters";
import { AuditList } from "@/components/audit/audit-list";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-style";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/actor";
import { listAuditActions, listAuditEvents, productsOf } from "@/lib/features/audit/queries";
import { auditFilter } from "@/lib/features/audit/schema";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Audit" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = auditFilter.parse(await searchParams);
  const [{ events, next }, actions] = await guarded(() =>
    Promise.all([listAuditEvents(actor, filter), listAuditActions(actor)]),
  );
  const products = await productsOf(events);
  return (
    <>
      <PageHeader
        title="Audit"
        description="Every change, with who made it, when, and through which door. Rows are never changed or removed."
        action={
          // A download, not a page: the browser fetches it itself.
          <a href={routes.auditExport(filter)} download className={buttonClass()}>
            <Download aria-hidden />
            Export CSV
          </a>
        }
      />
      <AuditFilters key={auditAddress(filter)} filter={filter} actions={actions} />
      {events.length === 0 ? (
        <EmptyState
          kind="no-match"
          title="Nothing like this was recorded"
          action={<LinkButton href={routes.audit()}>Show the whole log</LinkButton>}
        />
      ) : (
        <AuditList events={events} products={products} />
      )}
      <Pagination
        previous={filter.before ? auditAddress(filter) : undefined}
        next={next ? auditAddress(filter, next) : undefined}
      />
    </>
  );
}
