import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { MoveView } from "@/lib/features/moves/queries/move";
import { formatDate, formatDateTime, plural } from "@/lib/format";
import { routes } from "@/lib/routes";

/** From what to what, for whom, until when. */
export function MoveFacts({ move }: { move: MoveView }) {
  const { grant, toPort } = move;
  const { outputPort } = grant;
  const contract = toPort.contract.ref;
  const link = (version: string) => (
    <Link href={routes.contract(contract, version)} className="link">
      {version}
    </Link>
  );
  const endsAt = outputPort.endsAt ?? outputPort.product.sunsetAt;
  const { columns } = grant.request;
  return (
    <DescriptionList
      items={[
        {
          term: "Your access",
          value: (
            <Link href={routes.grant(grant.id)} className="link">
              {outputPort.name} {outputPort.major}, until {formatDate(grant.expiresAt)}
            </Link>
          ),
        },
        { term: "For", value: move.consumerName },
        { term: "Purpose", value: <p className="whitespace-pre-line wrap-anywhere">{grant.request.purpose}</p> },
        {
          term: "Columns you use",
          value: columns.length === 0 ? "All" : <Columns names={columns} />,
        },
        {
          term: "Contract version",
          value: (
            <>
              {link(grant.contractVersion.version)} becomes {link(toPort.contractVersion.version)}
            </>
          ),
        },
        { term: "Classification", value: <ClassificationBadge value={toPort.contractVersion.classification} /> },
        {
          term: "Old port",
          value: endsAt ? `Can end from ${formatDate(endsAt)} on` : "No end date yet; it ends when all have moved",
        },
        ...(outputPort.endReason ? [{ term: "Why it ends", value: outputPort.endReason }] : []),
        { term: "Asked", value: formatDateTime(move.openedAt) },
      ]}
    />
  );
}

const MOST = 12;

function Columns({ names }: { names: readonly string[] }) {
  const rest = names.length - MOST;
  return (
    <span className="wrap-anywhere">
      {names.slice(0, MOST).map((name, i) => (
        <span key={name}>
          {i > 0 ? ", " : null}
          <code className="font-mono text-sm">{name}</code>
        </span>
      ))}
      {rest > 0 ? ` and ${plural(rest, "other")}` : null}
    </span>
  );
}
