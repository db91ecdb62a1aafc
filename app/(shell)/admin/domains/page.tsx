import type { Metadata } from "next";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { CreateDomain, DomainTree } from "@/components/admin/domain-tree";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { can, canSomewhere } from "@/lib/domain/permissions";
import { listDomainsToManage } from "@/lib/features/domains/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Domains" };

export default async function AdminDomainsPage() {
  const actor = await requireActor();
  const domains = await guarded(() => listDomainsToManage(actor));
  const parents = domains.filter((domain) => domain.manage.allowed);
  const create = <CreateDomain parents={parents} mayAtTop={can(actor, "domain.manage").allowed} />;
  return (
    <>
      <PageHeader
        title="Domains"
        breadcrumbs={canSomewhere(actor, "person.manage") ? [] : [{ label: "Domains", href: routes.domains() }]}
        tabs={canSomewhere(actor, "person.manage") ? <AdminTabs current="domains" /> : undefined}
        action={domains.length > 0 ? create : undefined}
      />
      {domains.length === 0 ? (
        <EmptyState kind="first-use" title="No domains yet" action={create}>
          Every data product belongs to a domain of the company, such as brokerage or finance.
        </EmptyState>
      ) : (
        <DomainTree domains={domains} />
      )}
    </>
  );
}
