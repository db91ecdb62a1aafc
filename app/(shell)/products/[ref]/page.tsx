import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ProductAction } from "@/components/catalog/access-action";
import type { ConnectChoice } from "@/components/catalog/product-connect";
import { ProductOverview } from "@/components/catalog/product-overview";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { PageHeader } from "@/components/layout/page-header";
import { ProductStatus } from "@/components/layout/product-status";
import { TrustBadge } from "@/components/layout/trust-badge";
import { NewVersion } from "@/components/publishing/new-version";
import { Callout } from "@/components/ui/callout";
import { Code } from "@/components/ui/code";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { stricter } from "@/lib/domain/classification";
import { can } from "@/lib/domain/permissions";
import type { TrustSignal } from "@/lib/domain/quality/trust-signal";
import { portTerms } from "@/lib/features/catalog/queries/port-terms";
import { getProduct, type ProductView } from "@/lib/features/catalog/queries/product";
import { productTrust } from "@/lib/features/quality/queries";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { ProductResults } from "./results";
import { ConnectTab, ContractTab, LineageTab, VersionsTab } from "./tabs";

type Query = ConnectChoice & { tab?: string; version?: string };
type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const TABS = [
  { tab: "overview", label: "Overview" },
  { tab: "contract", label: "Contract" },
  { tab: "connect", label: "Connect" },
  { tab: "lineage", label: "Lineage" },
  { tab: "versions", label: "Versions" },
] as const;
type Tab = (typeof TABS)[number]["tab"];

async function load({ params }: Pick<Props, "params">): Promise<ProductView> {
  const actor = await requireActor();
  const product = await getProduct(actor, decodeSegment((await params).ref));
  if (!product) notFound();
  return product;
}

/** Of a repeated parameter the first counts. */
async function readQuery(searchParams: Props["searchParams"]): Promise<Query> {
  const entries = Object.entries(await searchParams);
  return Object.fromEntries(entries.map(([key, value]) => [key, Array.isArray(value) ? value[0] : value]));
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const product = await load(props);
  return { title: product.name, description: product.summary };
}

export default async function ProductPage(props: Props) {
  const product = await load(props);
  const query = await readQuery(props.searchParams);
  const tab = TABS.find((known) => known.tab === query.tab)?.tab ?? "overview";
  return (
    <>
      <ProductHeader
        product={product}
        tab={tab}
        mayPublish={await mayPublish(product)}
        trust={await productTrust(product.id)}
      />
      <Notices product={product} />
      <TabContent product={product} tab={tab} query={query} />
    </>
  );
}

/** Owners begin the next version where they read the last one. */
async function mayPublish(product: ProductView): Promise<boolean> {
  if (product.status === "retired") return false;
  const resource = { domainPath: product.domain.path, ownerTeamId: product.ownerTeam.id };
  return can(await requireActor(), "draft.write", resource).allowed;
}

type HeaderProps = { product: ProductView; tab: Tab; mayPublish: boolean; trust: TrustSignal | null };

function ProductHeader({ product, tab, mayPublish, trust }: HeaderProps) {
  const classification = product.ports.map((port) => port.contract.classification).reduce(stricter, "public");
  const counts: Partial<Record<Tab, number>> = { versions: product.versionCount };
  return (
    <PageHeader
      title={product.name}
      breadcrumbs={[
        { label: "Domains", href: routes.domains() },
        ...product.domainTrail.map(({ path, name }) => ({ label: name, href: routes.domain(path) })),
      ]}
      status={<ProductStatus status={product.status} />}
      description={product.summary}
      meta={
        <>
          <span>
            Owner{" "}
            <Link href={routes.team(product.ownerTeam.slug)} className="font-medium text-ink hover:underline">
              {product.ownerTeam.name}
            </Link>
          </span>
          {product.version ? <span>Version {product.version.version}</span> : null}
          {product.ports.length > 0 ? <ClassificationBadge value={classification} /> : null}
          {trust ? <TrustBadge signal={trust} /> : null}
          <span>
            Published <RelativeTime value={product.version?.publishedAt ?? product.createdAt} />
          </span>
          <Code copy="product id">{product.ref}</Code>
        </>
      }
      action={
        <>
          {mayPublish ? <NewVersion productRef={product.ref} name={product.name} size="md" /> : null}
          <ProductAction productRef={product.ref} ports={product.ports} />
        </>
      }
      tabs={
        <TabLinks
          label="Product"
          items={TABS.map(({ tab: id, label }) => ({
            label,
            href: routes.product(product.ref, id === "overview" ? undefined : id),
            current: id === tab,
            ...(counts[id] === undefined ? {} : { count: counts[id] }),
          }))}
        />
      }
    />
  );
}

function Notices({ product }: { product: ProductView }) {
  if (product.status === "deprecated") {
    const { successor, sunsetAt } = product;
    return (
      <Callout
        tone="warning"
        title={successor ? `This product is deprecated, ${successor.name} replaces it` : "This product is deprecated"}
        className="mb-6"
        action={
          successor ? (
            <LinkButton href={routes.product(successor.ref)} size="sm">
              {successor.name}
            </LinkButton>
          ) : undefined
        }
      >
        Its owner advises against building anything new on it. Existing access keeps working
        {sunsetAt ? `; it can end from ${formatDate(sunsetAt)} on` : ""}.
      </Callout>
    );
  }
  if (product.status === "retired") {
    return (
      <Callout tone="danger" title="This product is retired" className="mb-6">
        It gives no access any more. Its documents stay readable.
      </Callout>
    );
  }
  return null;
}

async function TabContent({ product, tab, query }: { product: ProductView; tab: Tab; query: Query }) {
  switch (tab) {
    case "overview": {
      const actor = await requireActor();
      return (
        <ProductOverview
          product={product}
          terms={await portTerms(actor, product.ports)}
          results={<ProductResults product={product} />}
        />
      );
    }
    case "contract":
      return <ContractTab product={product} portName={query.port} />;
    case "connect":
      return <ConnectTab product={product} choice={query} />;
    case "lineage":
      return <LineageTab product={product} />;
    case "versions":
      return <VersionsTab product={product} version={query.version} />;
  }
}
