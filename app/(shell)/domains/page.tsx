import type { Metadata } from "next";
import { DomainTree } from "@/components/catalog/domain-tree";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { domainTree } from "@/lib/features/catalog/queries/domains";

export const metadata: Metadata = { title: "Domains" };

export default async function DomainsPage() {
  const actor = await requireActor();
  const nodes = await domainTree(actor);
  return (
    <>
      <PageHeader title="Domains" description="The parts of the company that own data products." />
      {nodes.length === 0 ? (
        <EmptyState kind="first-use" title="There are no domains yet">
          A platform admin creates the first one.
        </EmptyState>
      ) : (
        <DomainTree nodes={nodes} />
      )}
    </>
  );
}
