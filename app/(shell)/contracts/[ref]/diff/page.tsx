import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ChangeFilters } from "@/components/contracts/change-filters";
import { CompareForm } from "@/components/contracts/compare-form";
import { ChangeList } from "@/components/contracts/contract-diff";
import { type DiffQuery, diffHref, readDiffQuery } from "@/components/contracts/diff-query";
import { DiffVerdict } from "@/components/contracts/diff-verdict";
import { lineFinder } from "@/components/contracts/line-finder";
import { ReaderSummary } from "@/components/contracts/reader-summary";
import { TextDiff } from "@/components/contracts/text-diff";
import { PageHeader } from "@/components/layout/page-header";
import { Callout } from "@/components/ui/callout";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { newestFirst } from "@/lib/domain/contract/version-order";
import { type ContractComparison, getContractDiff } from "@/lib/features/contracts/queries/diff";
import { sourceOf } from "@/lib/features/contracts/queries/source";
import { routes } from "@/lib/routes";
import { textDiff } from "@/lib/text-diff";

/** What one looks through at a time; a thousand changed columns fill some pages. */
const CHANGES_PER_PAGE = 200;

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props): Promise<{ comparison: ContractComparison; query: DiffQuery }> {
  const [actor, { ref }, query] = await Promise.all([requireActor(), params, searchParams.then(readDiffQuery)]);
  const comparison = await getContractDiff(actor, decodeSegment(ref), query.from, query.to);
  if (!comparison) notFound();
  return { comparison, query };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { comparison } = await load(props);
  const from = comparison.compared?.from.version;
  return { title: `${comparison.name}: ${from === undefined ? "" : `${from} → `}${comparison.to}` };
}

/** Two versions of a contract: the verdict first, then each change with the rule that classed it and whom it touches. */
export default async function ContractDiffPage(props: Props) {
  const { comparison, query } = await load(props);
  const { compared, ref, name, to, versions } = comparison;
  return (
    <>
      <PageHeader
        title={compared ? `${compared.from.version} → ${to}` : `Version ${to}`}
        breadcrumbs={[{ label: name, href: routes.contract(ref, to) }]}
        description={<Versions comparison={comparison} />}
        action={<CompareForm contractRef={ref} versions={versions} from={compared?.from.version ?? null} to={to} />}
        tabs={compared ? <Views query={query} comparison={comparison} /> : undefined}
      />
      {compared ? <Compared comparison={{ ...comparison, compared }} query={query} /> : <Only contractRef={ref} />}
    </>
  );
}

function Versions({ comparison: { compared, name } }: { comparison: ContractComparison }) {
  if (!compared) return null;
  const { from, to } = compared;
  return (
    <>
      What changes in the contract {name}. Version {to.version} was published <RelativeTime value={to.publishedAt} /> by{" "}
      {to.publishedBy}, version {from.version} <RelativeTime value={from.publishedAt} />.
    </>
  );
}

/** The first version has nothing before it. */
function Only({ contractRef }: { contractRef: string }) {
  return (
    <EmptyState
      kind="first-use"
      title="There is no earlier version to compare with"
      action={<LinkButton href={routes.contract(contractRef)}>Read the contract</LinkButton>}
    >
      Every later version is judged against the one before it.
    </EmptyState>
  );
}

type Views = { comparison: ContractComparison; query: DiffQuery };

function Views({ comparison, query }: Views) {
  const count = comparison.compared?.diff.changes.length ?? 0;
  return (
    <TabLinks
      label="Comparison"
      items={[
        {
          label: "Changes",
          href: diffHref(comparison, { ...query, view: "changes" }),
          current: query.view === "changes",
          count,
        },
        { label: "Source", href: diffHref(comparison, { ...query, view: "text" }), current: query.view === "text" },
      ]}
    />
  );
}

type ComparedProps = {
  comparison: ContractComparison & { compared: NonNullable<ContractComparison["compared"]> };
  query: DiffQuery;
};

function Compared({ comparison, query }: ComparedProps) {
  const { ref, compared } = comparison;
  const { from, to, diff, readers, touched } = compared;
  const backwards = newestFirst([from, to])[0] === from && from.version !== to.version;
  const changes = diff.changes.filter(
    (change) =>
      (query.class === null || change.class === query.class) &&
      (query.object === null || change.object === query.object),
  );
  return (
    <div className="flex flex-col gap-4">
      {backwards ? <Backwards comparison={comparison} /> : null}
      <DiffVerdict diff={diff} from={from.version} to={backwards ? null : to.version} judged={!backwards} />
      {readers === null || touched === undefined || backwards ? null : (
        <ReaderSummary readers={readers} touched={touched} />
      )}
      {query.view === "text" ? (
        <TextDiff
          hunks={textDiff(from.source, to.source)}
          before={{ version: from.version, href: routes.contract(ref, from.version, { view: "source" }) }}
          after={{ version: to.version, href: routes.contract(ref, to.version, { view: "source" }) }}
        />
      ) : (
        <>
          <ChangeFilters diff={diff} query={query} comparison={comparison} shown={changes.length} />
          <ChangeList
            changes={changes.slice((query.page - 1) * CHANGES_PER_PAGE, query.page * CHANGES_PER_PAGE)}
            beforeLine={lineFinder(ref, from.version, sourceOf(from))}
            afterLine={lineFinder(ref, to.version, sourceOf(to))}
            touched={backwards ? undefined : touched}
            linked
          />
          <ChangePages comparison={comparison} query={query} count={changes.length} />
        </>
      )}
    </div>
  );
}

function ChangePages({ comparison, query, count }: Views & { count: number }) {
  if (count <= CHANGES_PER_PAGE) return null;
  const at = (page: number) => diffHref(comparison, { ...query, page });
  const first = (query.page - 1) * CHANGES_PER_PAGE + 1;
  return (
    <Pagination
      previous={query.page > 1 ? at(query.page - 1) : undefined}
      next={query.page * CHANGES_PER_PAGE < count ? at(query.page + 1) : undefined}
      summary={`${first}–${Math.min(count, first + CHANGES_PER_PAGE - 1)} of ${count}`}
    />
  );
}

function Backwards({ comparison }: { comparison: ComparedProps["comparison"] }) {
  const { from, to } = comparison.compared;
  return (
    <Callout
      tone="info"
      title={`Read backwards: ${from.version} is the later version`}
      action={
        <LinkButton href={routes.contractDiff(comparison.ref, { from: to.version, to: from.version })} size="sm">
          Turn round
        </LinkButton>
      }
    />
  );
}
