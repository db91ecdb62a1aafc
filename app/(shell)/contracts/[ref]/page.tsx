import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ContractBody } from "@/components/contracts/contract-body";
import { CONTRACT_VIEWS, ContractHeader, type ContractTab } from "@/components/contracts/contract-header";
import { ContractHistory } from "@/components/contracts/contract-history";
import { ContractOutline } from "@/components/contracts/contract-outline";
import { ContractSource } from "@/components/contracts/contract-source";
import { lineFinder } from "@/components/contracts/line-finder";
import { Verdicts } from "@/components/contracts/verdicts";
import { Section } from "@/components/layout/section";
import { QualitySummary } from "@/components/quality/quality-summary";
import { resultSlots } from "@/components/quality/result-slots";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { toContractModel } from "@/lib/domain/contract/model";
import { type ContractSheet, toContractSheet } from "@/lib/domain/contract/sheet/sheet";
import { contractQuality } from "@/lib/domain/quality/state";
import { type ContractView, getContract } from "@/lib/features/contracts/queries/contract";
import { contractHistory, HISTORY_PAGE_SIZE } from "@/lib/features/contracts/queries/history";
import { sourceOf } from "@/lib/features/contracts/queries/source";
import { checkStates, majorOf } from "@/lib/features/quality/queries";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

type Props = {
  params: Promise<{ ref: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

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

/** The page of the history that is asked for, held within what there is. */
function pageOf(asked: string | string[] | undefined, versions: number): number {
  const page = Number([asked].flat()[0] ?? 1);
  const last = Math.max(1, Math.ceil(versions / HISTORY_PAGE_SIZE));
  return Number.isInteger(page) ? Math.min(Math.max(page, 1), last) : 1;
}

/** One version of a contract: for people first, as source second, with its history. */
export default async function ContractPage(props: Props) {
  const contract = await load(props);
  const query = await props.searchParams;
  const asked = [query.view].flat()[0];
  const view = CONTRACT_VIEWS.find((known) => known.view === asked)?.view ?? "read";
  return (
    <>
      <ContractHeader contract={contract} view={view} />
      <Notices contract={contract} view={view} />
      <Content
        contract={contract}
        view={view}
        form={[query.form].flat()[0] === "upgraded" ? "upgraded" : "original"}
        page={pageOf(query.page, contract.versions.length)}
      />
    </>
  );
}

type ContentProps = { contract: ContractView; view: ContractTab; form: "original" | "upgraded"; page: number };

async function Content({ contract, view, form, page }: ContentProps) {
  const { ref, shown } = contract;
  if (view === "versions") {
    const history = await contractHistory(contract, page);
    return <ContractHistory contract={contract} history={history} page={page} pageSize={HISTORY_PAGE_SIZE} />;
  }
  const source = sourceOf(shown);
  const sheet = withDeclared(toContractSheet(shown.upgraded), source.verdicts.declared.standard);
  if (view === "source") return <ContractSource contract={contract} sheet={sheet} source={source} form={form} />;
  const findLine = lineFinder(ref, shown.version, source);
  const quality = contractQuality(
    toContractModel(shown.upgraded),
    await checkStates(contract.id, majorOf(shown.version)),
  );
  const version = contract.isCurrent ? undefined : shown.version;
  const historyHref = (check: string) => routes.contractQuality(ref, { version, check });
  const now = new Date();
  return (
    <>
      <Verdicts
        source={source}
        lineHref={(line) => `${routes.contract(ref, shown.version, { view: "source" })}#L${line}`}
      />
      <div className="xl:grid xl:grid-cols-[minmax(0,1fr)_10rem] xl:gap-x-8">
        <ContractOutline sheet={sheet} />
        <div className="min-w-0 xl:col-start-1 xl:row-start-1">
          <Section title="Last results" id="results" className="mb-8">
            <QualitySummary
              quality={quality}
              now={now}
              href={routes.contractQuality(ref, { version })}
              historyHref={historyHref}
            />
          </Section>
          <ContractBody
            sheet={sheet}
            findLine={findLine}
            {...(quality.last === null ? {} : { results: resultSlots(quality, now, historyHref) })}
          />
        </div>
      </div>
    </>
  );
}

/** Of what was upgraded for reading, the standard it is written in is worth more than the one it is read in. */
function withDeclared(sheet: ContractSheet, declared: string): ContractSheet {
  const about = sheet.about.map((fact) =>
    fact.label === "Standard" && !declared.endsWith(fact.value)
      ? { ...fact, value: `${declared}, shown here as ODCS ${fact.value}` }
      : fact,
  );
  return { ...sheet, about };
}

/** The ports that promise this version and are deprecated, each with what replaces it. */
function EndingPorts({ contract }: { contract: ContractView }) {
  const { ref, shown } = contract;
  return contract.ports
    .filter((port) => port.offersShown && port.deprecatedAt !== null)
    .map(({ name, major, product, successor, endsAt }) => {
      const end = endsAt ?? product.sunsetAt;
      return (
        <Callout
          key={`${product.ref} ${name} ${major}`}
          tone="warning"
          title={`The port ${name} ${major} of ${product.name} is deprecated`}
          className="mb-6"
          action={
            successor ? (
              <LinkButton
                href={routes.contractDiff(ref, { from: shown.version, to: successor.contractVersion.version })}
                size="sm"
              >
                What {successor.name} {successor.major} changes
              </LinkButton>
            ) : undefined
          }
        >
          {successor ? `${successor.name} ${successor.major} replaces it. ` : ""}Existing access keeps working
          {end ? `; it can end from ${formatDate(end)} on` : ""}.
        </Callout>
      );
    });
}

function Notices({ contract, view }: { contract: ContractView; view: ContractTab }) {
  const { shown, isCurrent, ref, currentVersion } = contract;
  const more = view === "read" ? {} : { view };
  return (
    <>
      <EndingPorts contract={contract} />
      {shown.status === "deprecated" ? (
        <Callout tone="warning" title="This version is deprecated" className="mb-6">
          Its owner advises against building anything new on it. Existing access keeps working.
        </Callout>
      ) : null}
      {isCurrent || view === "versions" ? null : (
        <Callout
          tone="warning"
          title={`Version ${shown.version} is not the current one`}
          className="mb-6"
          action={
            <span className="flex flex-wrap gap-2">
              {currentVersion === null ? null : (
                <LinkButton href={routes.contractDiff(ref, { from: shown.version, to: currentVersion })} size="sm">
                  What changed since
                </LinkButton>
              )}
              <LinkButton href={routes.contract(ref, undefined, more)} size="sm">
                Current version
              </LinkButton>
            </span>
          }
        />
      )}
    </>
  );
}
