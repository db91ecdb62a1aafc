import type { Metadata } from "next";
import Link from "next/link";
import { DialogForm } from "@/components/forms/dialog-form";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ServiceAccounts } from "@/components/teams/service-accounts";
import { teamFormFields } from "@/components/teams/team-form-fields";
import { TeamMembers } from "@/components/teams/team-members";
import { Code } from "@/components/ui/code";
import { requireActor } from "@/lib/auth/actor";
import { updateTeam } from "@/lib/features/teams/actions";
import { getTeam, listDomainOptions } from "@/lib/features/teams/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ params }: { params: Promise<{ slug: string }> }) {
  const actor = await requireActor();
  const { slug } = await params;
  const [team, domains] = await guarded(() => Promise.all([getTeam(actor, slug), listDomainOptions()]));
  const { id, name, mayMapGroup } = team;
  return (
    <>
      <PageHeader
        title={name}
        breadcrumbs={[{ label: "Teams", href: routes.teams() }]}
        description={team.description || undefined}
        meta={
          <>
            {team.domain ? (
              <span>
                Domain{" "}
                <Link href={routes.domain(team.domain.path)} className="underline">
                  {team.domain.name}
                </Link>
              </span>
            ) : null}
            <Code copy="short name">{team.slug}</Code>
            {team.oidcGroup ? (
              <span>
                Group <Code>{team.oidcGroup}</Code>
              </span>
            ) : null}
          </>
        }
        action={
          team.manage.allowed ? (
            <DialogForm
              action={updateTeam}
              label="Edit team"
              title={`Edit ${name}`}
              submitLabel="Save"
              fields={[
                { kind: "hidden", name: "teamId", value: id },
                ...teamFormFields({ domains, mayMapGroup, team }),
              ]}
            />
          ) : undefined
        }
      />
      <Section title="Data products">
        {team.products.length === 0 ? (
          <p className="border-t border-line py-3 text-muted">This team owns no data product that you may see.</p>
        ) : (
          <ul className="border-t border-line">
            {team.products.map((product) => (
              <li key={product.ref} className="border-b border-line py-2">
                <Link href={routes.product(product.ref)} className="font-medium hover:underline">
                  {product.name}
                </Link>
                <p className="text-muted">{product.summary}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <TeamMembers teamId={id} teamName={name} members={team.memberships} mayManage={team.manage.allowed} />
      <ServiceAccounts
        team={team}
        accounts={team.serviceAccounts}
        mayManage={team.manageAccounts.allowed}
        now={new Date()}
      />
    </>
  );
}
