import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { PageHeader } from "@/components/layout/page-header";
import { DraftEditor } from "@/components/publishing/draft-editor";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { editableDraft, publishingChoices, publishingTeams } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

type Props = { params: Promise<{ id: string }> };

const read = cache(async (id: string) => {
  const actor = await requireActor();
  if (!z.uuid().safeParse(id).success) notFound();
  return guarded(async () => {
    authorizeSomewhere(actor, "draft.write");
    const [draft, choices, teams] = await Promise.all([
      editableDraft(actor, id),
      publishingChoices(),
      publishingTeams(actor),
    ]);
    return { draft, choices, teams };
  });
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { draft } = await read((await params).id);
  return { title: `${draft.title} · Draft` };
}

export default async function DraftPage({ params }: Props) {
  const { draft, choices, teams } = await read((await params).id);
  if (draft.publishedRef !== null) redirect(routes.product(draft.publishedRef));
  const { id, title, revision, productSource, contracts } = draft;
  return (
    <>
      <PageHeader
        title={title}
        breadcrumbs={[{ label: "Publish", href: routes.publish() }]}
        description={`Draft of ${draft.team.name}. Only people who may publish for this team see it.`}
      />
      <DraftEditor
        key={id}
        id={id}
        title={title}
        revision={revision}
        texts={{ productSource, contracts }}
        choices={{ ...choices, teams: teams.map(({ slug, name }) => ({ slug, name })) }}
      />
    </>
  );
}
