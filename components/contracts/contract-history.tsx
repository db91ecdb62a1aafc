import { Pagination } from "@/components/ui/pagination";
import type { ContractView } from "@/lib/features/contracts/queries/contract";
import type { HistoryVersion } from "@/lib/features/contracts/queries/history";
import { routes } from "@/lib/routes";
import { CompareForm } from "./compare-form";
import { VersionList } from "./version-list";

type Props = { contract: ContractView; history: readonly HistoryVersion[]; page: number; pageSize: number };

/** A contract's history: each version with its class of change, and the way to what it changed. */
export function ContractHistory({ contract, history, page, pageSize }: Props) {
  const { ref, versions, shown, previous, currentVersion } = contract;
  const at = (other: number) => routes.contract(ref, undefined, { view: "versions", page: other });
  return (
    <>
      {versions.length < 2 ? null : (
        <div className="mb-4 flex flex-wrap items-center gap-3 print:hidden">
          <span className="text-muted">Compare any two</span>
          <CompareForm
            contractRef={ref}
            versions={versions.map(({ version }) => version)}
            from={previous ?? versions[1]?.version ?? null}
            to={previous === null ? (currentVersion ?? shown.version) : shown.version}
          />
        </div>
      )}
      <VersionList
        caption={`Versions of ${contract.name}`}
        versions={history.map((row) => ({ ...row, links: linksOf(ref, row) }))}
        current={currentVersion}
        shown={shown.version}
        href={(value) => routes.contract(ref, value)}
        now={new Date()}
      />
      <Pagination
        previous={page > 1 ? at(page - 1) : undefined}
        next={page * pageSize < versions.length ? at(page + 1) : undefined}
      />
    </>
  );
}

function linksOf(ref: string, { version, previous }: HistoryVersion): { label: string; href: string }[] {
  return [
    ...(previous === null
      ? []
      : [{ label: `Changes since ${previous}`, href: routes.contractDiff(ref, { from: previous, to: version }) }]),
    { label: "Source", href: routes.contract(ref, version, { view: "source" }) },
  ];
}
