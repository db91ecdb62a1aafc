import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { PageHeader } from "@/components/layout/page-header";
import { DraftEditor } from "@/components/publishing/draft-editor";
import { type KnownReading, shownIn, sourceOf, type Texts } from "@/components/publishing/texts";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { editableDraft, publishingChoices, publishingTeams } from "@/lib/features/publishing/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";
import { parsePlain } from "@/lib/server/parse-documents";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> };

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

/** What the form that is shown first says, read here so that the browser need not. */
async function firstReading(texts: Texts, tab: string | string[] | undefined): Promise<KnownReading | null> {
  const { document, view } = shownIn(typeof tab === "string" ? tab : null, texts.contracts.length);
  const source = sourceOf(texts, document);
  const { id, name } = await requireActor();
  const plain = view === "form" ? await parsePlain(id ?? name, source) : null;
  return plain === null ? null : { document, source, plain };
}

export default async function DraftPage({ params, searchParams }: Props) {
  const { draft, choices, teams } = await read((await params).id);
  if (draft.publishedRef !== null) redirect(routes.product(draft.publishedRef));
  const { id, title, revision, productSource, contracts } = draft;
  const texts = { productSource, contracts };
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
        texts={texts}
        known={await firstReading(texts, (await searchParams).tab)}
        choices={{ ...choices, teams: teams.map(({ slug, name }) => ({ slug, name })) }}
      />
    </>
  );
}
