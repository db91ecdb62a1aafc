import type { Metadata } from "next";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { InvitationTable } from "@/components/admin/invitation-table";
import { InvitePerson } from "@/components/admin/invite-person";
import { PeopleFilters } from "@/components/admin/people-filters";
import { PeopleTable } from "@/components/admin/people-table";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/actor";
import { listInvitations, listPeople, PEOPLE_PER_PAGE } from "@/lib/features/people/queries";
import { type PeopleFilter, peopleFilter } from "@/lib/features/people/schema";
import { formatNumber, plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "People" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

function addressOf(filter: PeopleFilter, page: number): string {
  const state = filter.state === "active" ? undefined : filter.state;
  return routes.adminPeople({ q: filter.q, role: filter.role, state, page: page === 1 ? undefined : page });
}

export default async function PeoplePage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = peopleFilter.parse(await searchParams);
  const now = new Date();
  const [{ people, total }, invitations] = await guarded(() =>
    Promise.all([listPeople(actor, filter), listInvitations(actor, now)]),
  );
  const first = (filter.page - 1) * PEOPLE_PER_PAGE;
  const last = first + people.length;
  return (
    <>
      <PageHeader title="People" tabs={<AdminTabs current="people" />} action={<InvitePerson />} />
      <PeopleFilters filter={filter} />
      {people.length === 0 ? (
        <EmptyState
          kind="no-match"
          title="Nobody matches"
          action={<LinkButton href={routes.adminPeople()}>Show all active people</LinkButton>}
        />
      ) : (
        <>
          <PeopleTable people={people} now={now} />
          <Pagination
            summary={
              total > people.length
                ? `${formatNumber(first + 1)}–${formatNumber(last)} of ${formatNumber(total)}`
                : plural(total, "person", "people")
            }
            previous={filter.page > 1 ? addressOf(filter, filter.page - 1) : undefined}
            next={last < total ? addressOf(filter, filter.page + 1) : undefined}
          />
        </>
      )}
      {invitations.length === 0 ? null : (
        <Section title="Invitations" description="Sent and not accepted yet.">
          <InvitationTable invitations={invitations} now={now} />
        </Section>
      )}
    </>
  );
}
