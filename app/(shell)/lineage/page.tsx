import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { LineageDrawing } from "@/components/lineage/lineage-drawing";
import { LineageTable } from "@/components/lineage/lineage-table";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { domainTree } from "@/lib/features/catalog/queries/domains";
import { drawLineage } from "@/lib/features/lineage/queries/drawing";
import { DRAWN_AT_MOST, lineageGraph } from "@/lib/features/lineage/queries/graph";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Lineage" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Which product reads from which, as far as the reader may see; narrowed to a domain by the address. */
export default async function LineagePage({ searchParams }: Props) {
  const actor = await requireActor();
  const asked = [(await searchParams).domain].flat()[0] ?? null;
  const domains = await domainTree(actor);
  const domain = domains.find((node) => node.path === asked) ?? null;
  const graph = await lineageGraph(actor, domain?.path ?? null);
  return (
    <>
      <PageHeader
        title="Lineage"
        description="Data products that read from one another through their ports. Sources stand on the left."
      />
      <ChoiceLinks
        label="Domain"
        items={[
          { label: "All domains", href: routes.lineage(), current: domain === null },
          ...domains
            .filter((node) => node.products > 0)
            .map((node) => ({
              label: node.name,
              href: routes.lineage({ domain: node.path }),
              current: node === domain,
            })),
        ]}
      />
      {graph.edges.length === 0 ? (
        <EmptyState
          kind={domain === null ? "first-use" : "no-match"}
          title={domain === null ? "No lineage yet" : `No product of ${domain.name} reads from another one of it`}
          action={domain === null ? undefined : <LinkButton href={routes.lineage()}>Show all domains</LinkButton>}
        >
          Lineage appears when a product names another one's contract as an input port.
        </EmptyState>
      ) : (
        <>
          {graph.nodes.length > DRAWN_AT_MOST ? (
            <p className="mb-4 text-muted">
              {plural(graph.nodes.length, "product")} are too many for one drawing. Choose a domain, or read the list.
            </p>
          ) : (
            <LineageDrawing drawn={await drawLineage(graph)} label="Lineage between data products" />
          )}
          <Section title="Who reads what">
            <LineageTable graph={graph} />
          </Section>
        </>
      )}
    </>
  );
}
