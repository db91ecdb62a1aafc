import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { HowToSend } from "@/components/quality/how-to-send";
import { LevelResults } from "@/components/quality/level-results";
import { QualitySummary } from "@/components/quality/quality-summary";
import { OtherChecks, RuleResults } from "@/components/quality/rule-results";
import { CheckHistory, RunTable } from "@/components/quality/run-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { toContractModel } from "@/lib/domain/contract/model";
import { ruleName } from "@/lib/domain/quality/rules";
import { contractQuality } from "@/lib/domain/quality/state";
import { type ContractView, getContract } from "@/lib/features/contracts/queries/contract";
import { checkHistory, checkStates, listRuns, majorOf } from "@/lib/features/quality/queries";
import { type HistoryParams, historyParams } from "@/lib/features/quality/schema";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";

const PER_PAGE = 20;

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

async function load({ params, searchParams }: Props): Promise<{ contract: ContractView; asked: HistoryParams }> {
  const [actor, { ref }, query] = await Promise.all([requireActor(), params, searchParams]);
  const first = (name: string) => [query[name]].flat()[0] ?? null;
  const asked = historyParams.parse({ version: first("version"), check: first("check"), page: first("page") ?? 1 });
  const contract = await getContract(actor, decodeSegment(ref), asked.version);
  if (!contract) notFound();
  return { contract, asked };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { contract } = await load(props);
  return { title: `Quality of ${contract.name}` };
}

/** What checks found about the data behind a contract: now, and back in time. */
export default async function ContractQualityPage(props: Props) {
  const { contract, asked } = await load(props);
  const { ref, name, shown } = contract;
  return (
    <>
      <PageHeader
        title={asked.check === null ? "Quality results" : "One check"}
        breadcrumbs={[
          { label: name, href: routes.contract(ref, asked.version ?? undefined) },
          ...(asked.check === null
            ? []
            : [{ label: "Quality results", href: hrefOf(contract, { ...asked, check: null, page: 1 }) }]),
        ]}
        meta={<span>Version {shown.version}</span>}
      />
      {asked.check === null ? (
        <AllChecks contract={contract} asked={asked} />
      ) : (
        <OneCheck contract={contract} asked={asked} checkKey={asked.check} />
      )}
    </>
  );
}

function hrefOf({ ref }: ContractView, { version, check, page }: HistoryParams): string {
  return routes.contractQuality(ref, { version, check, page: page === 1 ? null : page });
}

type PartProps = { contract: ContractView; asked: HistoryParams };

async function AllChecks({ contract, asked }: PartProps) {
  const now = new Date();
  const { shown } = contract;
  const model = toContractModel(shown.upgraded);
  const quality = contractQuality(model, await checkStates(contract.id, majorOf(shown.version)));
  const rule = quality.rules.at(0)?.rule.rule;
  const howTo = (
    <HowToSend baseUrl={env().url} contractRef={contract.ref} rule={rule === undefined ? null : ruleName(rule)} />
  );
  const historyHref = (check: string) => hrefOf(contract, { ...asked, check, page: 1 });
  const shared = { quality, now, historyHref };
  return (
    <>
      {quality.last === null ? (
        <EmptyState kind="first-use" title="No results yet">
          Nobody has reported whether the promises of this contract hold. Let the pipeline that builds the data send its
          results; they show here, on the product's page and in search.
        </EmptyState>
      ) : (
        <Section title="Last results">
          <QualitySummary {...shared} href="#how-to-send" action="How to send results" />
        </Section>
      )}
      {quality.rules.length === 0 ? null : (
        <Section title="Quality rules" id="rules">
          <RuleResults {...shared} />
        </Section>
      )}
      {model.slaProperties.length === 0 ? null : (
        <Section title="Service levels" id="levels">
          <LevelResults contract={model} {...shared} />
        </Section>
      )}
      {quality.others.length === 0 ? null : (
        <Section title="Other checks" id="others" description="What is checked beyond the rules of the contract.">
          <OtherChecks {...shared} />
        </Section>
      )}
      {quality.last === null ? null : <Runs contract={contract} asked={asked} now={now} />}
      <Section title="How to send results" id="how-to-send" className="print:hidden">
        {howTo}
      </Section>
    </>
  );
}

/** "21–40 of 63", and the ways to the pages beside. */
function pages(contract: ContractView, asked: HistoryParams, total: number) {
  const { page } = asked;
  const from = (page - 1) * PER_PAGE;
  const to = Math.min(from + PER_PAGE, total);
  return {
    summary: total === 0 ? "" : `${from + 1}–${to} of ${total.toLocaleString("en-GB")}`,
    previous: page > 1 ? hrefOf(contract, { ...asked, page: page - 1 }) : undefined,
    next: to < total ? hrefOf(contract, { ...asked, page: page + 1 }) : undefined,
  };
}

async function Runs({ contract, asked, now }: PartProps & { now: Date }) {
  const { total, runs } = await listRuns(contract.id, asked.page, PER_PAGE);
  return (
    <Section title="Runs" id="runs">
      {runs.length === 0 ? (
        <p className="text-muted">There is no page {asked.page} of the runs.</p>
      ) : (
        <RunTable runs={runs} now={now} />
      )}
      <Pagination {...pages(contract, asked, total)} />
    </Section>
  );
}

async function OneCheck({ contract, asked, checkKey }: PartProps & { checkKey: string }) {
  const check = { major: majorOf(contract.shown.version), key: checkKey };
  const { total, results } = await checkHistory(contract.id, check, asked.page, PER_PAGE);
  const [newest] = results;
  if (newest === undefined)
    return (
      <EmptyState
        kind="no-match"
        title="No results of this check"
        action={
          <Link href={hrefOf(contract, { ...asked, check: null, page: 1 })} className="link">
            All checks of this contract
          </Link>
        }
      >
        The contract has no result of that name here; it may be older than what is kept.
      </EmptyState>
    );
  const place = [newest.object, newest.property].filter((part) => part !== null).join(".");
  return (
    <Section title={newest.name} description={place === "" ? undefined : place}>
      <CheckHistory results={results} now={new Date()} />
      <Pagination {...pages(contract, asked, total)} />
    </Section>
  );
}
