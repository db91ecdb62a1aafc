import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { StartForm } from "@/components/publishing/start-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { ownedProducts, publishingChoices, publishingTeams } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "New product" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewProductPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { copy } = await searchParams;
  const { teams, choices, products } = await guarded(async () => {
    authorizeSomewhere(actor, "draft.write");
    const [teams, choices] = await Promise.all([publishingTeams(actor), publishingChoices()]);
    return { teams, choices, products: await ownedProducts(actor, teams) };
  });
  return (
    <>
      <PageHeader
        title="New product"
        breadcrumbs={[{ label: "Publish", href: routes.publish() }]}
        description="Nothing is published until you say so."
      />
      {teams.length === 0 ? (
        <EmptyState
          kind="not-allowed"
          title="No team to publish for"
          action={<LinkButton href={routes.teams()}>See teams</LinkButton>}
        >
          You have the role, but belong to no team that could own a product. A team's lead can add you.
        </EmptyState>
      ) : (
        <StartForm
          teams={teams}
          domains={choices.domains}
          connections={choices.connections}
          products={products.map(({ ref, name }) => ({ ref, name }))}
          copy={typeof copy === "string" ? copy : null}
        />
      )}
    </>
  );
}
