import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { SubDomains } from "@/components/catalog/domain-tree";
import { ProductList } from "@/components/catalog/product-list";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Markdown } from "@/components/ui/markdown";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { type DomainView, getDomain } from "@/lib/features/catalog/queries/domains";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";

type Props = { params: Promise<{ path: string[] }> };

async function load({ params }: Props): Promise<DomainView> {
  const actor = await requireActor();
  const domain = await getDomain(actor, (await params).path.map(decodeSegment).join("/"));
  if (!domain) notFound();
  return domain;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return { title: (await load(props)).name };
}

export default async function DomainPage(props: Props) {
  const domain = await load(props);
  return (
    <>
      <PageHeader
        title={domain.name}
        breadcrumbs={[
          { label: "Domains", href: routes.domains() },
          ...domain.trail.map(({ path, name }) => ({ label: name, href: routes.domain(path) })),
        ]}
        description={domain.description === "" ? undefined : <Markdown source={domain.description} />}
        meta={<span>{plural(domain.products.length, "data product")}</span>}
        action={
          domain.products.length > 0 ? (
            <LinkButton href={routes.search({ domain: [domain.path] })}>Search in this domain</LinkButton>
          ) : undefined
        }
      />
      {domain.children.length === 0 ? null : (
        <Section title="Sub-domains">
          <SubDomains nodes={domain.children} />
        </Section>
      )}
      <Section title="Data products">
        {domain.products.length === 0 ? (
          <EmptyState
            kind="first-use"
            title="No data products here that you may see"
            action={<LinkButton href={routes.domains()}>All domains</LinkButton>}
          >
            If the data should exist, ask the people below.
          </EmptyState>
        ) : (
          <ProductList caption={`Data products of ${domain.name}`} products={domain.products} />
        )}
      </Section>
      <People domain={domain} />
    </>
  );
}

function People({ domain }: { domain: DomainView }) {
  const lines = (people: DomainView["owners"]) =>
    people.map((person) => (
      <span key={person.id} className="block">
        {person.name}{" "}
        <a href={`mailto:${person.email}`} className="link text-sm">
          {person.email}
        </a>
      </span>
    ));
  const items = [
    ...(domain.owners.length > 0 ? [{ term: "Domain owners", value: lines(domain.owners) }] : []),
    ...(domain.stewards.length > 0 ? [{ term: "Stewards", value: lines(domain.stewards) }] : []),
    ...(domain.teams.length > 0
      ? [
          {
            term: "Teams",
            value: domain.teams.map((team) => (
              <Link key={team.slug} href={routes.team(team.slug)} className="block hover:underline">
                {team.name}
              </Link>
            )),
          },
        ]
      : []),
  ];
  return (
    <Section title="People">
      {items.length === 0 ? (
        <p className="text-muted">Nobody holds a role for this domain. A platform admin can help.</p>
      ) : (
        <DescriptionList items={items} />
      )}
    </Section>
  );
}
