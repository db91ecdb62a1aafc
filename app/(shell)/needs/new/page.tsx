import type { Metadata } from "next";
import { z } from "zod";
import { PageHeader } from "@/components/layout/page-header";
import { NeedForm } from "@/components/needs/need-form";
import { requireActor } from "@/lib/auth/actor";
import { authorizeSomewhere } from "@/lib/domain/permissions";
import { domainChoices } from "@/lib/features/needs/queries/domains";
import { alikeSchema } from "@/lib/features/needs/schema";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Ask for data" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewNeedPage({ searchParams }: Props) {
  const actor = await requireActor();
  const q = z
    .string()
    .catch("")
    .parse((await searchParams).q);
  const title = alikeSchema.parse({ text: q }).text.slice(0, 120);
  const domains = await guarded(async () => {
    authorizeSomewhere(actor, "need.create");
    return domainChoices();
  });
  return (
    <>
      <PageHeader
        title="Ask for data"
        breadcrumbs={[{ label: "Needs", href: routes.needs() }]}
        description="Say what is missing. Others can say that they need it too, and a domain that can provide it claims it. You are told."
      />
      <NeedForm domains={domains} start={{ title, description: "", purpose: "", domain: "" }} />
    </>
  );
}
