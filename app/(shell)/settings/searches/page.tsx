import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { SavedSearchList } from "@/components/settings/saved-search-list";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { listSavedSearches } from "@/lib/features/saved-searches/queries";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Saved searches" };

export default async function SavedSearchesPage() {
  const actor = await requireActor();
  const rows = await listSavedSearches(actor);
  return (
    <>
      <PageHeader
        title="Saved searches"
        description="You are told here, and by one mail a day at most, when a product that you may see newly matches."
        tabs={<SettingsTabs current="searches" />}
      />
      {rows.length === 0 ? (
        <EmptyState
          kind="first-use"
          title="You have saved no search yet"
          action={<LinkButton href={routes.search()}>Find data products</LinkButton>}
        >
          Search, then press Save search beside the order of the results.
        </EmptyState>
      ) : (
        <SavedSearchList rows={rows} now={new Date()} />
      )}
    </>
  );
}
