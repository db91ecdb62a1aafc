import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { EndingPorts } from "@/components/moves/ending-ports";
import { DraftsTable } from "@/components/publishing/drafts-table";
import { OwnedTable } from "@/components/publishing/owned-table";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { endingPortsOf } from "@/lib/features/moves/queries/mine";
import { openDrafts, ownedProducts, publishingTeams } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Publish" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What the reader's teams are writing and have published. */
export default async function PublishPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { q } = await searchParams;
  const filter = typeof q === "string" ? q.trim().slice(0, 100) : "";
  const { teams, drafts, products, ending } = await guarded(async () => {
    authorizeSomewhere(actor, "draft.write");
    const teams = await publishingTeams(actor);
    const [drafts, products, ending] = await Promise.all([
      openDrafts(actor, teams),
      ownedProducts(actor, teams, filter),
      endingPortsOf(actor),
    ]);
    return { teams, drafts, products, ending };
  });
  const now = new Date();
  const create = (
    <LinkButton href={routes.publishNew()} variant="primary" icon={<Plus aria-hidden className="size-4" />}>
      New product
    </LinkButton>
  );
  if (teams.length === 0)
    return (
      <>
        <PageHeader title="Publish" />
        <EmptyState
          kind="not-allowed"
          title="No team to publish for"
          action={<LinkButton href={routes.teams()}>See teams</LinkButton>}
        >
          You have the role, but belong to no team that could own a product. A team's lead can add you.
        </EmptyState>
      </>
    );
  return (
    <>
      <PageHeader
        title="Publish"
        description="Data products of your teams, and what is being written."
        action={create}
      />
      <Section title="Drafts">
        {drafts.length > 0 ? (
          <DraftsTable drafts={drafts} now={now} />
        ) : (
          <EmptyState kind="all-done" title="No open drafts">
            Everything your teams wrote is published.
          </EmptyState>
        )}
      </Section>
      {ending.length > 0 ? (
        <Section title="Ports that end" description="Deprecated ports and how far their consumers have come.">
          <EndingPorts ports={ending} />
        </Section>
      ) : null}
      <Section title="Published products">
        <ProductFilter filter={filter} />
        {products.length > 0 ? (
          <OwnedTable products={products} now={now} />
        ) : filter === "" ? (
          <EmptyState kind="first-use" title="Nothing published yet">
            A data product is a document that says what it is, and a contract for each of its ports. The form writes
            both.
          </EmptyState>
        ) : (
          <EmptyState
            kind="no-match"
            title={`No product of your teams is called “${filter}”`}
            action={<LinkButton href={routes.publish()}>Show all</LinkButton>}
          />
        )}
      </Section>
    </>
  );
}

function ProductFilter({ filter }: { filter: string }) {
  return (
    <form className="mb-3 flex max-w-80 gap-2" action={routes.publish()}>
      <Input
        type="search"
        name="q"
        aria-label="Filter products by name"
        placeholder="Filter by name"
        defaultValue={filter}
      />
      <Button type="submit">Filter</Button>
    </form>
  );
}
