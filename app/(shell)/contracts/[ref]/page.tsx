import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ContractBody } from "@/components/catalog/contract-body";
import { HighlightedCode } from "@/components/catalog/highlighted-code";
import { VersionList } from "@/components/catalog/version-list";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { PageHeader } from "@/components/layout/page-header";
import { ProductStatus } from "@/components/layout/product-status";
import { Section } from "@/components/layout/section";
import { buttonClass } from "@/components/ui/button-style";
import { Callout } from "@/components/ui/callout";
import { Code } from "@/components/ui/code";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { type ContractView, getContract } from "@/lib/features/catalog/queries/contract";
import { routes, withQuery } from "@/lib/routes";

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const VIEWS = [
  { view: "read", label: "Contract" },
  { view: "source", label: "Source" },
  { view: "versions", label: "Versions" },
] as const;

async function load({ params, searchParams }: Props): Promise<ContractView> {
  const [actor, { ref }, query] = await Promise.all([requireActor(), params, searchParams]);
  const version = [query.version].flat()[0] ?? null;
  const contract = await getContract(actor, decodeSegment(ref), version);
  if (!contract) notFound();
  return contract;
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const contract = await load(props);
  return { title: `${contract.name} ${contract.shown.version}` };
}

/** One version of a contract: for people first, as source second, with its history. */
export default async function ContractPage(props: Props) {
  const contract = await load(props);
  const asked = [(await props.searchParams).view].flat()[0];
  const view = VIEWS.find((known) => known.view === asked)?.view ?? "read";
  const { shown } = contract;
  const version = contract.isCurrent ? undefined : shown.version;
  return (
    <>
      <ContractHeader contract={contract} view={view} version={version} />
      {contract.isCurrent ? null : (
        <Callout
          tone="warning"
          title={`Version ${shown.version} is not the current one`}
          className="mb-6"
          action={
            <LinkButton href={routes.contract(contract.ref)} size="sm">
              Current version
            </LinkButton>
          }
        />
      )}
      {view === "read" ? <ContractBody contract={contract.model} /> : null}
      {view === "source" ? <Source contract={contract} /> : null}
      {view === "versions" ? (
        <VersionList
          caption={`Versions of ${contract.name}`}
          versions={contract.versions}
          current={contract.currentVersion}
          shown={shown.version}
          href={(value) => routes.contract(contract.ref, value)}
          now={new Date()}
        />
      ) : null}
    </>
  );
}

type HeaderProps = { contract: ContractView; view: string; version: string | undefined };

function ContractHeader({ contract, view, version }: HeaderProps) {
  const { shown, offeredBy } = contract;
  return (
    <PageHeader
      title={contract.name}
      breadcrumbs={offeredBy.slice(0, 1).map(({ ref, name }) => ({ label: name, href: routes.product(ref) }))}
      status={<ProductStatus status={shown.status} />}
      meta={
        <>
          <span>Version {shown.version}</span>
          <ClassificationBadge value={shown.classification} />
          <span>
            Owner{" "}
            <Link href={routes.team(contract.ownerTeam.slug)} className="font-medium text-ink hover:underline">
              {contract.ownerTeam.name}
            </Link>
          </span>
          <span>
            Published <RelativeTime value={shown.publishedAt} /> by {shown.publishedBy}
          </span>
          <Code copy="contract id">{contract.ref}</Code>
        </>
      }
      action={
        // Files, not pages: the browser saves them.
        <>
          <a href={routes.contractSource(contract.ref, shown.version)} download className={buttonClass()}>
            <Download aria-hidden />
            Download
          </a>
          {shown.isCurrentForm ? null : (
            <a
              href={routes.contractSource(contract.ref, shown.version, "upgraded")}
              download
              className={buttonClass({ variant: "ghost" })}
            >
              As ODCS v3.1.0
            </a>
          )}
        </>
      }
      tabs={
        <TabLinks
          label="Contract"
          items={VIEWS.map(({ view: id, label }) => ({
            label,
            href: withQuery(routes.contract(contract.ref), { version, view: id === "read" ? undefined : id }),
            current: id === view,
            ...(id === "versions" ? { count: contract.versions.length } : {}),
          }))}
        />
      }
    />
  );
}

function Source({ contract }: { contract: ContractView }) {
  const { shown } = contract;
  return (
    <Section title="Source" description="The document as it was published, character by character.">
      <HighlightedCode
        text={shown.source}
        language={shown.sourceFormat}
        label={`ODCS document, version ${shown.version}`}
      />
    </Section>
  );
}
