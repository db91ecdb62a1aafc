import type { Metadata } from "next";
import { RequestList } from "@/components/access/request-list";
import { PageHeader } from "@/components/layout/page-header";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { requestState } from "@/lib/domain/access/grant-state";
import { requestStatuses } from "@/lib/domain/access/states";
import { myRequests } from "@/lib/features/access/queries/requests";
import { requestFilterSchema } from "@/lib/features/access/schema";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Requests" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RequestsPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = requestFilterSchema.parse(await searchParams);
  const { rows, counts } = await myRequests(actor, filter);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const shown = requestStatuses.filter((s) => counts[s] !== undefined || s === "pending" || s === filter.status);
  return (
    <>
      <PageHeader
        title="Requests"
        description="What you asked for, for yourself or for a service account of your teams."
        tabs={
          <TabLinks
            label="Requests by status"
            items={[
              { label: "All", href: routes.requests(), current: filter.status === undefined, count: all },
              ...shown.map((status) => ({
                label: requestState(status).word,
                href: routes.requests({ status }),
                current: filter.status === status,
                count: counts[status] ?? 0,
              })),
            ]}
          />
        }
      />
      <RequestList rows={rows} filtered={filter.status !== undefined && all > 0} now={new Date()} />
    </>
  );
}
