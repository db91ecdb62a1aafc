import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { MissList } from "@/components/needs/miss-list";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { listMisses } from "@/lib/features/misses/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Searches that found nothing" };

export default async function UnansweredPage() {
  const actor = await requireActor();
  const rows = await guarded(() => listMisses(actor));
  return (
    <>
      <PageHeader
        title="Searches that found nothing"
        breadcrumbs={[{ label: "Needs", href: routes.needs() }]}
        description="What two people or more searched for in vain. Who they are is not kept, and a question is forgotten 90 days after it was asked last."
      />
      {rows.length === 0 ? (
        <EmptyState kind="all-done" title="Every search found something">
          Questions stand here as soon as two people have asked them and found nothing.
        </EmptyState>
      ) : (
        <MissList rows={rows} now={new Date()} />
      )}
    </>
  );
}
