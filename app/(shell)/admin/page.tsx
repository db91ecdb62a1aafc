import type { Metadata } from "next";
import Link from "next/link";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { EmptyState } from "@/components/ui/empty-state";
import { StatList } from "@/components/ui/stat";
import { Status } from "@/components/ui/status";
import { requireActor } from "@/lib/auth/actor";
import { getAdminOverview, listAdminExceptions } from "@/lib/features/admin/queries";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Admin" };

export default async function AdminPage() {
  const actor = await requireActor();
  const [counts, exceptions] = await guarded(() =>
    Promise.all([getAdminOverview(actor, new Date()), listAdminExceptions(actor)]),
  );
  const attention = [
    {
      count: exceptions.failingGrants,
      text: `${plural(exceptions.failingGrants, "grant")} the platform keeps refusing`,
      href: routes.accessRegister(),
    },
    {
      count: exceptions.failingMails,
      text: `${plural(exceptions.failingMails, "mail")} that could not be sent`,
      href: routes.adminMail(),
    },
    {
      count: exceptions.withoutRole,
      text: `${plural(exceptions.withoutRole, "person", "people")} without a role: they see only public products`,
      href: routes.adminPeople({ role: "none" }),
    },
    {
      count: exceptions.withoutLead,
      text: `${plural(exceptions.withoutLead, "team")} without an active lead`,
      href: routes.adminTeams(),
    },
  ].filter((item) => item.count > 0);
  return (
    <>
      <PageHeader title="Admin" tabs={<AdminTabs current="overview" />} />
      <StatList
        items={[
          { label: "Active people", value: counts.people, hint: `${counts.deactivated} deactivated` },
          { label: "Open invitations", value: counts.invitations },
          { label: "Signed in now", value: counts.signedIn, hint: plural(counts.sessions, "session") },
          { label: "Teams", value: counts.teams },
          { label: "Service accounts", value: counts.serviceAccounts },
          { label: "Valid API tokens", value: counts.tokens },
          { label: "Domains", value: counts.domains },
          { label: "Connections", value: counts.connections },
          { label: "Mails waiting", value: counts.mailsWaiting },
        ]}
      />
      <Section title="Needs attention">
        {attention.length === 0 ? (
          <EmptyState kind="all-done" title="Nothing needs an admin now" />
        ) : (
          <ul className="border-t border-line">
            {attention.map((item) => (
              <li key={item.text} className="flex min-h-9 items-center border-b border-line">
                <Status tone="warning" wrap>
                  <Link href={item.href} className="hover:underline">
                    {item.text}
                  </Link>
                </Status>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}
