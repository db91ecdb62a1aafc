import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { z } from "zod";
import { AccountState } from "@/components/admin/account-state";
import { PersonStatus } from "@/components/admin/people-table";
import { PersonRoles } from "@/components/admin/person-roles";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { DescriptionList } from "@/components/ui/description-list";
import { requireActor } from "@/lib/auth/actor";
import { getPerson } from "@/lib/features/people/queries";
import { listDomainOptions } from "@/lib/features/teams/queries";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const [person, domains] = await guarded(() => Promise.all([getPerson(actor, id, new Date()), listDomainOptions()]));
  const signsIn = [person.hasPassword ? "Password" : null, person.oidcIssuer ? `Provider ${person.oidcIssuer}` : null];
  return (
    <>
      <PageHeader
        title={person.name}
        breadcrumbs={[
          { label: "Admin", href: routes.admin() },
          { label: "People", href: routes.adminPeople() },
        ]}
        status={<PersonStatus deactivatedAt={person.deactivatedAt} />}
        description={person.email}
      />
      <Section title="Account" className="max-w-160">
        <DescriptionList
          items={[
            { term: "Member since", value: formatDate(person.createdAt) },
            {
              term: "Signs in with",
              value: signsIn.filter(Boolean).join(", ") || (person.demo ? "One click in the demo" : "Nothing yet"),
            },
            {
              term: "Teams",
              value:
                person.memberships.length === 0
                  ? "None"
                  : person.memberships.map(({ team, lead }) => (
                      <Link key={team.slug} href={routes.team(team.slug)} className="mr-3 hover:underline">
                        {team.name}
                        {lead ? " (lead)" : ""}
                      </Link>
                    )),
            },
            {
              term: "What they did",
              value: (
                <Link href={routes.audit({ who: person.id })} className="underline">
                  In the audit log
                </Link>
              ),
            },
          ]}
        />
      </Section>
      <PersonRoles person={person} domains={domains} />
      <AccountState person={person} self={person.id === actor.id} />
    </>
  );
}
