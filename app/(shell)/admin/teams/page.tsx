import type { Metadata } from "next";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { DialogForm } from "@/components/forms/dialog-form";
import { PageHeader } from "@/components/layout/page-header";
import { shortName, teamFormFields } from "@/components/teams/team-form-fields";
import { TeamTable } from "@/components/teams/team-table";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { authorize } from "@/lib/domain/permissions";
import { createTeam } from "@/lib/features/teams/actions";
import { listDomainOptions, listTeams } from "@/lib/features/teams/queries";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Teams" };

export default async function AdminTeamsPage() {
  const actor = await requireActor();
  const [teams, domains] = await guarded(async () => {
    authorize(actor, "person.manage");
    return Promise.all([listTeams(actor), listDomainOptions()]);
  });
  const [name, ...others] = teamFormFields({ domains, mayMapGroup: true });
  const create = (
    <DialogForm
      action={createTeam}
      label="Create a team"
      variant="primary"
      title="Create a team"
      submitLabel="Create team"
      fields={[...(name ? [name] : []), shortName, ...others]}
    />
  );
  return (
    <>
      <PageHeader title="Teams" tabs={<AdminTabs current="teams" />} action={teams.length > 0 ? create : undefined} />
      {teams.length === 0 ? (
        <EmptyState kind="first-use" title="No teams yet" action={create}>
          Data products and service accounts belong to teams.
        </EmptyState>
      ) : (
        <TeamTable teams={teams} />
      )}
    </>
  );
}
