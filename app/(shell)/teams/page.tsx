import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { TeamTable } from "@/components/teams/team-table";
import { requireActor } from "@/lib/auth/actor";
import { listTeams } from "@/lib/features/teams/queries";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const actor = await requireActor();
  const teams = await guarded(() => listTeams(actor));
  return (
    <>
      <PageHeader title="Teams" description="Teams own data products and the service accounts of programs." />
      <TeamTable teams={teams} />
    </>
  );
}
