import Link from "next/link";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { cn } from "@/lib/cn";
import type { NotificationRow } from "@/lib/features/notifications/queries";
import { routes } from "@/lib/routes";
import { MarkRead } from "./mark-read";

export function NotificationList({ rows, now }: { rows: readonly NotificationRow[]; now: Date }) {
  if (rows.length === 0)
    return (
      <EmptyState
        kind="first-use"
        title="Nothing has happened yet"
        action={<LinkButton href={routes.search()}>Find data products</LinkButton>}
      >
        Decisions on your requests and requests for your products are told here and by e-mail.
      </EmptyState>
    );
  return (
    <ul aria-label="Notifications, newest first" className="max-w-200">
      {rows.map((row) => (
        <li key={row.id} className="flex items-start gap-3 border-b border-line py-2.5">
          <span
            aria-hidden
            className={cn("mt-1.5 size-2 shrink-0 rounded-full", row.readAt === null ? "bg-accent" : "bg-transparent")}
          />
          <div className="min-w-0 flex-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Link
                href={row.href}
                data-list-item
                className={cn("min-w-0 hover:underline", row.readAt === null ? "font-medium" : "text-muted")}
              >
                {row.readAt === null ? <span className="sr-only">Unread: </span> : null}
                {row.title}
              </Link>
              <RelativeTime value={row.createdAt} now={now} className="shrink-0 text-sm text-muted" />
            </p>
            <p className="line-clamp-3 text-muted wrap-anywhere">{row.body}</p>
          </div>
          {row.readAt === null ? <MarkRead id={row.id} label="Mark as read" about={row.title} /> : null}
        </li>
      ))}
    </ul>
  );
}
