import { Download, GitCompareArrows } from "lucide-react";
import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { PageHeader } from "@/components/layout/page-header";
import { ProductStatus } from "@/components/layout/product-status";
import { buttonClass } from "@/components/ui/button-style";
import { Code } from "@/components/ui/code";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import type { ContractView } from "@/lib/features/contracts/queries/contract";
import { routes } from "@/lib/routes";
import { VersionSwitcher } from "./version-switcher";

export const CONTRACT_VIEWS = [
  { view: "read", label: "Contract" },
  { view: "source", label: "Source" },
  { view: "versions", label: "Versions" },
] as const;
export type ContractTab = (typeof CONTRACT_VIEWS)[number]["view"];

/** What the contract is, in which version, how protected, whose, and where it is offered. */
export function ContractHeader({ contract, view }: { contract: ContractView; view: ContractTab }) {
  const { shown, ports } = contract;
  return (
    <PageHeader
      title={contract.name}
      breadcrumbs={ports.slice(0, 1).map(({ product }) => ({ label: product.name, href: routes.product(product.ref) }))}
      status={<ProductStatus status={contract.retiredAt ? "retired" : shown.status} />}
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
          {contract.retiredAt ? (
            <span>
              Retired <RelativeTime value={contract.retiredAt} />; its versions stay readable
            </span>
          ) : null}
          <Code copy="contract id">{contract.ref}</Code>
          <OfferedBy contract={contract} />
        </>
      }
      action={<Actions contract={contract} view={view} />}
      tabs={<Tabs contract={contract} view={view} />}
    />
  );
}

function viewAddress({ ref, isCurrent, shown }: ContractView, view: ContractTab): string {
  return routes.contract(ref, isCurrent ? undefined : shown.version, { view: view === "read" ? undefined : view });
}

function Tabs({ contract, view }: { contract: ContractView; view: ContractTab }) {
  return (
    <TabLinks
      label="Contract"
      items={CONTRACT_VIEWS.map(({ view: id, label }) => ({
        label,
        href: viewAddress(contract, id),
        current: id === view,
        ...(id === "versions" ? { count: contract.versions.length } : {}),
      }))}
    />
  );
}

function Actions({ contract, view }: { contract: ContractView; view: ContractTab }) {
  const { ref, versions, shown, currentVersion, previous } = contract;
  const address = (version: string) => routes.contract(ref, version, { view: view === "read" ? undefined : view });
  return (
    <>
      {versions.length > 1 ? (
        <VersionSwitcher
          label="Version"
          value={address(shown.version)}
          options={versions.map(({ version }) => ({
            value: address(version),
            label: version === currentVersion ? `${version} (current)` : version,
          }))}
        />
      ) : null}
      {previous === null ? null : (
        <LinkButton
          href={routes.contractDiff(ref, { from: previous, to: shown.version })}
          icon={<GitCompareArrows aria-hidden />}
        >
          Changes since {previous}
        </LinkButton>
      )}
      {/* Files, not pages: the browser saves them. */}
      <a href={routes.contractSource(ref, shown.version)} download className={buttonClass()}>
        <Download aria-hidden />
        Download
      </a>
      {shown.isCurrentForm ? null : (
        <a
          href={routes.contractSource(ref, shown.version, "upgraded")}
          download
          className={buttonClass({ variant: "ghost" })}
        >
          As ODCS v3.1.0
        </a>
      )}
    </>
  );
}

/** The ports one gets this contract's data by; one that is bound to another version says so. */
function OfferedBy({ contract }: { contract: ContractView }) {
  if (contract.ports.length === 0)
    return <span>{contract.retiredAt ? "No port offers it" : "No port offers it yet"}</span>;
  return (
    <span>
      Offered by{" "}
      {contract.ports.map(({ name, major, product, offersShown, contractVersion }, index) => (
        <span key={`${product.ref} ${name} ${major}`}>
          {index > 0 ? ", " : ""}
          <Link
            href={routes.product(product.ref)}
            className="text-ink underline decoration-line-strong underline-offset-2 hover:decoration-current"
          >
            {product.name}
          </Link>{" "}
          <code className="font-mono text-sm">
            {name}@{major}
          </code>
          {offersShown ? "" : ` in version ${contractVersion.version}`}
        </span>
      ))}
    </span>
  );
}
