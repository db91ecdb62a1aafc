import type { Metadata } from "next";
import { DecisionDetail } from "@/components/access/decision-detail";
import { InboxFrame } from "@/components/access/inbox-frame";
import { requireActor } from "@/lib/auth/actor";
import { inboxItem, inboxList } from "@/lib/features/access/queries/inbox";
import { inboxFilterSchema } from "@/lib/features/access/schema";

export const metadata: Metadata = { title: "Inbox" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The list; beside it, where there is room, the first entry. */
export default async function InboxPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = inboxFilterSchema.parse(await searchParams);
  const rows = await inboxList(actor, filter);
  const [first] = rows;
  const item = first ? await inboxItem(actor, first.requestId) : null;
  return (
    <InboxFrame rows={rows} show={filter.show} selected={null}>
      {item ? <DecisionDetail key={item.request.id} item={item} now={new Date()} /> : null}
    </InboxFrame>
  );
}
