import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { NeedForm } from "@/components/needs/need-form";
import { requireActor } from "@/lib/auth/actor";
import { AppError } from "@/lib/domain/errors";
import { refusalOf } from "@/lib/domain/permissions";
import { domainChoices } from "@/lib/features/needs/queries/domains";
import { getNeed } from "@/lib/features/needs/queries/need";
import { needNumberSchema } from "@/lib/features/needs/schema";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Change the need" };

type Props = { params: Promise<{ number: string }> };

/** The author finds better words while it is not closed. */
export default async function EditNeedPage({ params }: Props) {
  const actor = await requireActor();
  const asked = needNumberSchema.safeParse(await params);
  if (!asked.success) notFound();
  const [need, domains] = await guarded(async () => {
    const found = await getNeed(actor, asked.data.number);
    if (!found.mayEdit) throw new AppError("forbidden", refusalOf("need.edit"));
    return [found, await domainChoices()] as const;
  });
  const { number, revision, title, description, purpose } = need;
  return (
    <>
      <PageHeader
        title="Change the need"
        breadcrumbs={[
          { label: "Needs", href: routes.needs() },
          { label: `Need ${number}`, href: routes.need(number) },
        ]}
      />
      <NeedForm
        domains={domains}
        start={{ title, description, purpose, domain: need.domain?.path ?? "" }}
        existing={{ number, revision }}
      />
    </>
  );
}
