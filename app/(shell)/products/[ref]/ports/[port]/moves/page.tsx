import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Deprecation } from "@/components/layout/deprecation";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { PortConsumers } from "@/components/moves/port-consumers";
import { PortEnd } from "@/components/moves/port-end";
import { Callout } from "@/components/ui/callout";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { Status } from "@/components/ui/status";
import { requireActor } from "@/lib/auth/actor";
import { decodeSegment } from "@/lib/decode-segment";
import { portReference } from "@/lib/features/access/schema";
import { getPortMoves, type PortMoves } from "@/lib/features/moves/queries/port-moves";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Move consumers" };

type Props = { params: Promise<{ ref: string; port: string }> };

/** For the owners: how a port comes to its end, consumer by consumer. */
export default async function PortMovesPage({ params }: Props) {
  const actor = await requireActor();
  const { ref, port: segment } = await params;
  const reference = portReference.safeParse(decodeSegment(segment));
  if (!reference.success) notFound();
  const now = new Date();
  const port = await guarded(() => getPortMoves(actor, decodeSegment(ref), reference.data, now));
  const { product } = port;
  const isEnding = port.deprecatedAt !== null && port.retiredAt === null;
  return (
    <>
      <PageHeader
        title={`Consumers of ${port.name} ${port.major}`}
        breadcrumbs={[{ label: product.name, href: routes.product(product.ref) }]}
        status={<Standing port={port} />}
        description={headline(port)}
        action={isEnding ? <PortEnd port={port} /> : undefined}
      />
      {isEnding ? <Facts port={port} /> : <NotEnding port={port} />}
      <Section title="Who has moved, and who has not">
        {port.consumers.length === 0 ? (
          <EmptyState kind="all-done" title="Nobody has access to this port">
            {isEnding ? "It can be retired." : "There is nobody to move."}
          </EmptyState>
        ) : (
          <PortConsumers portId={port.id} consumers={port.consumers} now={now} />
        )}
      </Section>
    </>
  );
}

function headline(port: PortMoves): string {
  const all = port.consumers.length;
  if (all === 0) return "Nobody has access to it.";
  const moved = port.consumers.filter((c) => c.standing === "moved").length;
  const blocked = port.consumers.filter((c) => c.standing === "blocked").length;
  return `${moved} of ${all} moved${blocked > 0 ? `, ${blocked} blocked` : ""}.`;
}

function Standing({ port }: { port: PortMoves }) {
  if (port.retiredAt) return <Status tone="neutral">Retired</Status>;
  if (!port.deprecatedAt) return <Status tone="success">Open</Status>;
  return <Deprecation successor={successorOf(port)} endsAt={port.endsAt} />;
}

function successorOf({ product, successor }: PortMoves) {
  if (!successor) return null;
  return { label: `${successor.name} ${successor.major}`, href: routes.product(product.ref) };
}

function Facts({ port }: { port: PortMoves }) {
  const { contract, contractVersion, successor, endsAt, endReason, deprecatedAt } = port;
  const version = (value: string) => (
    <Link href={routes.contract(contract.ref, value)} className="link">
      {value}
    </Link>
  );
  return (
    <DescriptionList
      className="mb-8 max-w-160"
      items={[
        { term: "Deprecated since", value: deprecatedAt ? formatDate(deprecatedAt) : "—" },
        {
          term: "Contract version",
          value: successor ? (
            <>
              {version(contractVersion.version)}, replaced by {version(successor.contractVersion.version)}
            </>
          ) : (
            version(contractVersion.version)
          ),
        },
        {
          term: "Ends",
          value: endsAt ? `${formatDate(endsAt)} or later, when you retire it` : "No end date set",
        },
        ...(endReason ? [{ term: "Reason given", value: <span className="wrap-anywhere">{endReason}</span> }] : []),
      ]}
    />
  );
}

function NotEnding({ port }: { port: PortMoves }) {
  return (
    <Callout className="mb-6">
      {port.retiredAt
        ? `The port was retired on ${formatDate(port.retiredAt)}.`
        : "This port is not deprecated. Publish a new major beside it, or a version of the product without it."}
    </Callout>
  );
}
