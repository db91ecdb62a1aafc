import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { DecisionDetail } from "@/components/access/decision-detail";
import { InboxFrame } from "@/components/access/inbox-frame";
import { requireActor } from "@/lib/auth/actor";
import { inboxItem, inboxList } from "@/lib/features/access/queries/inbox";
import { inboxFilterSchema } from "@/lib/features/access/schema";

export const metadata: Metadata = { title: "Decide on a request" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function InboxItemPage({ params, searchParams }: Props) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  const filter = inboxFilterSchema.parse(await searchParams);
  const [item, rows] = await Promise.all([id.success ? inboxItem(actor, id.data) : null, inboxList(actor, filter)]);
  if (!item) notFound();
  return (
    <InboxFrame rows={rows} show={filter.show} selected={item.request.id}>
      <DecisionDetail key={item.request.id} item={item} now={new Date()} />
    </InboxFrame>
  );
}
