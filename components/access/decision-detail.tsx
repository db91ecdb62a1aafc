import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Section } from "@/components/layout/section";
import { Callout } from "@/components/ui/callout";
import type { InboxItem } from "@/lib/features/access/queries/inbox";
import { formatDate, formatList } from "@/lib/format";
import { routes } from "@/lib/routes";
import { DecisionForm } from "./decision-form";
import { RequestFacts } from "./request-facts";
import { RequestTimeline } from "./request-timeline";
import { RequestMark } from "./state-mark";

type DecisionDetailProps = { item: InboxItem; now: Date };

/** Everything needed to decide, and the decision itself, on one screen. */
export function DecisionDetail({ item, now }: DecisionDetailProps) {
  const { request, open } = item;
  return (
    <article aria-labelledby="decision-title">
      <Link href={routes.inbox()} className="mb-3 inline-flex min-h-6 items-center gap-1.5 text-muted lg:hidden">
        <ArrowLeft aria-hidden className="size-4" />
        Back to the list
      </Link>
      <header className="mb-4">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="decision-title" className="text-lg font-semibold">
            {request.consumerName} asks for {request.outputPort.product.name}
          </h2>
          <RequestMark status={request.status} />
        </div>
        <p className="text-muted">
          <Link href={routes.request(request.id)} className="link">
            Request {request.number}
          </Link>
          , filed by {request.requesterName}
          {item.teams.length > 0 ? `, ${formatList(item.teams)}` : null}
        </p>
      </header>
      {open ? (
        <DecisionForm
          requestId={request.id}
          number={request.number}
          stepId={open.id}
          step={`${open.title} decides. ${open.reason}`}
          blocked={item.blocked}
        />
      ) : (
        <Callout tone={request.status === "approved" ? "success" : "info"}>
          There is nothing left to decide on this request.
        </Callout>
      )}
      <Section title="The request" className="mt-8">
        <RequestFacts request={request} />
      </Section>
      <Section title="Other access of the consumer">
        <OtherAccess item={item} />
      </Section>
      <Section title="Path so far">
        <RequestTimeline request={request} now={now} />
      </Section>
    </article>
  );
}

function OtherAccess({ item }: { item: InboxItem }) {
  if (item.otherAccess.length === 0)
    return <p className="text-muted">{item.request.consumerName} has no other access.</p>;
  return (
    <ul className="flex flex-col">
      {item.otherAccess.map((grant) => (
        <li
          key={grant.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
        >
          <span className="min-w-0 flex-1 basis-48">{grant.name}</span>
          <ClassificationBadge value={grant.classification} />
          <span className="text-sm text-muted">until {formatDate(grant.expiresAt)}</span>
        </li>
      ))}
    </ul>
  );
}
