import { CircleCheck, CircleX, UserRoundX } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TabLinks } from "@/components/ui/tab-links";
import { cn } from "@/lib/cn";
import type { InboxRow } from "@/lib/features/access/queries/inbox";
import { routes, withQuery } from "@/lib/routes";

type InboxFrameProps = {
  rows: readonly InboxRow[];
  show: "open" | "decided";
  /** The entry that is open; null on the list's own page, where a phone shows the list only. */
  selected: string | null;
  children: ReactNode;
};

/** List and detail side by side; on a phone one after the other. */
export function InboxFrame({ rows, show, selected, children }: InboxFrameProps) {
  const tab = (value: "open" | "decided", label: string) => ({
    label,
    href: routes.inbox(value === "open" ? {} : { show: value }),
    current: show === value,
  });
  return (
    <>
      <PageHeader
        title="Inbox"
        description="Requests that wait for your decision."
        tabs={<TabLinks label="Inbox" items={[tab("open", "To decide"), tab("decided", "Decided by me")]} />}
      />
      {rows.length === 0 && selected === null ? (
        <NothingHere show={show} />
      ) : (
        <div className="grid gap-8 lg:grid-cols-[20rem_minmax(0,1fr)]">
          <div className={cn("min-w-0", selected !== null && "max-lg:hidden")}>
            <InboxRows rows={rows} show={show} selected={selected ?? rows[0]?.requestId ?? null} />
          </div>
          <div className={cn("min-w-0", selected === null && "max-lg:hidden")}>{children}</div>
        </div>
      )}
    </>
  );
}

function NothingHere({ show }: { show: "open" | "decided" }) {
  return show === "open" ? (
    <EmptyState
      kind="all-done"
      title="Nothing waits for you"
      action={<LinkButton href={routes.inbox({ show: "decided" })}>Show what you decided</LinkButton>}
    >
      You are told here and by e-mail when somebody asks for a product you answer for.
    </EmptyState>
  ) : (
    <EmptyState
      kind="first-use"
      title="You have not decided anything yet"
      action={<LinkButton href={routes.inbox()}>Show what waits</LinkButton>}
    />
  );
}

function InboxRows({ rows, show, selected }: Pick<InboxFrameProps, "rows" | "show" | "selected">) {
  const now = new Date();
  if (rows.length === 0) return <p className="text-muted">Nothing else in this list.</p>;
  return (
    <ul aria-label={show === "open" ? "Requests to decide" : "Requests decided"} className="flex flex-col">
      {rows.map((row) => (
        <li key={row.stepId} className="border-b border-line">
          <Link
            href={withQuery(routes.inboxItem(row.requestId), show === "open" ? {} : { show })}
            data-list-item
            aria-current={row.requestId === selected ? "true" : undefined}
            className={cn(
              "block rounded-md px-3 py-2.5 -outline-offset-2 hover:bg-hover",
              row.requestId === selected && "lg:bg-selected",
            )}
          >
            <span className="flex items-baseline justify-between gap-3">
              <span className="truncate font-medium">{row.product}</span>
              <RelativeTime value={row.since} now={now} className="shrink-0 text-sm text-muted" />
            </span>
            <span className="block truncate">
              {row.requester}
              {row.consumer ? <span className="text-muted"> for {row.consumer}</span> : null}
            </span>
            <span className="line-clamp-2 text-sm text-muted">{row.purpose}</span>
            <RowMark row={row} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function RowMark({ row }: { row: InboxRow }) {
  const line = "mt-1 flex items-center gap-1.5 text-sm";
  if (row.verdict === "approve")
    return (
      <span className={line}>
        <CircleCheck aria-hidden className="size-4 text-success-ink" />
        Approved
      </span>
    );
  if (row.verdict === "deny")
    return (
      <span className={line}>
        <CircleX aria-hidden className="size-4 text-danger-ink" />
        Denied
      </span>
    );
  return row.own ? (
    <span className={line}>
      <UserRoundX aria-hidden className="size-4 text-warning-ink" />
      Yours: somebody else decides
    </span>
  ) : null;
}
