import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { Code } from "@/components/ui/code";
import { DescriptionList } from "@/components/ui/description-list";
import { diffJson } from "@/lib/domain/json-diff";
import { doorNames } from "@/lib/features/audit/schema";
import { formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";
import { AuditDiff } from "./audit-diff";

type AuditEvent = {
  id: string;
  at: Date;
  actorKind: string;
  actorId: string | null;
  actorName: string;
  door: string;
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string;
  productId: string | null;
  before: unknown;
  after: unknown;
  requestId: string | null;
};

type AuditListProps = {
  events: ReadonlyArray<AuditEvent>;
  products: ReadonlyMap<string, { ref: string; name: string }>;
};

const KINDS: Readonly<Record<string, string>> = {
  person: "Person",
  service_account: "Service account",
  system: "Mercat itself",
};

const COLUMNS = "grid gap-x-4 gap-y-0.5 lg:grid-cols-[11rem_minmax(0,1fr)_13rem_minmax(0,1.4fr)_6rem]";

const doorName = (door: string) => (door in doorNames ? doorNames[door as keyof typeof doorNames] : door);

/** The log, newest first. Each line opens to what exactly changed. */
export function AuditList({ events, products }: AuditListProps) {
  return (
    <div>
      <div aria-hidden className={`${COLUMNS} hidden border-b border-line pb-1 pl-6 text-sm text-muted lg:grid`}>
        <span>When</span>
        <span>Who</span>
        <span>What happened</span>
        <span>To what</span>
        <span>Through</span>
      </div>
      <ul aria-label="Audit events" className="max-lg:border-t max-lg:border-line">
        {events.map((event) => (
          <li key={event.id} className="border-b border-line">
            <details className="group">
              <summary
                data-list-item=""
                className="relative flex cursor-pointer list-none gap-2 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden"
              >
                <ChevronRight aria-hidden className="mt-0.5 size-4 shrink-0 text-faint group-open:rotate-90" />
                <span className={`${COLUMNS} min-w-0 flex-1`}>
                  <time dateTime={event.at.toISOString()} className="text-muted tabular-nums">
                    {formatDateTime(event.at)}
                  </time>
                  <span className="min-w-0 font-medium wrap-anywhere">{event.actorName}</span>
                  <Code>{event.action}</Code>
                  <span className="min-w-0 wrap-anywhere">{event.subjectName}</span>
                  <span className="text-muted">{doorName(event.door)}</span>
                </span>
              </summary>
              <EventDetail event={event} product={event.productId ? products.get(event.productId) : undefined} />
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}

type EventDetailProps = { event: AuditEvent; product: { ref: string; name: string } | undefined };

function EventDetail({ event, product }: EventDetailProps) {
  const facts = [
    { term: "Who", value: `${event.actorName} (${(KINDS[event.actorKind] ?? event.actorKind).toLowerCase()})` },
    { term: "To what", value: `${event.subjectName} (${event.subjectType.replaceAll("_", " ")})` },
    { term: "Id", value: <Code copy="id">{event.subjectId}</Code> },
    ...(product
      ? [
          {
            term: "Data product",
            value: (
              <Link href={routes.product(product.ref)} className="underline">
                {product.name}
              </Link>
            ),
          },
        ]
      : []),
    ...(event.requestId ? [{ term: "Request id", value: <Code copy="request id">{event.requestId}</Code> }] : []),
  ];
  return (
    <div className="grid gap-6 pt-1 pb-4 pl-6 lg:grid-cols-2">
      <DescriptionList items={facts} />
      <AuditDiff changes={diffJson(event.before, event.after)} />
    </div>
  );
}
