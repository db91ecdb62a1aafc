import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ExistingAccess, RequestAside } from "@/components/access/request-aside";
import { RequestForm } from "@/components/access/request-form";
import { PageHeader } from "@/components/layout/page-header";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { requestForm } from "@/lib/features/access/queries/request-form";
import { portReference } from "@/lib/features/access/schema";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Request access" };

type Props = { params: Promise<{ ref: string; port: string }> };

export default async function RequestPage({ params }: Props) {
  const actor = await requireActor();
  const { ref, port } = await params;
  const reference = portReference.safeParse(decodeURIComponent(port));
  if (!reference.success) notFound();
  const form = await guarded(() => requestForm(actor, decodeURIComponent(ref), reference.data, new Date()));
  return (
    <>
      <PageHeader
        title="Request access"
        breadcrumbs={[{ label: form.product.name, href: routes.product(form.product.ref) }]}
        description={`To the port ${form.port.name} ${form.port.major} of ${form.product.name}, for a purpose and for a limited time.`}
      />
      {form.successor ? (
        <Callout
          tone="warning"
          title={`${form.port.name} ${form.port.major} is deprecated`}
          className="mb-6 max-w-140"
          action={
            <LinkButton href={routes.requestAccess(form.product.ref, form.successor.reference)} size="sm">
              Ask for {form.successor.name} {form.successor.major}
            </LinkButton>
          }
        >
          {form.successor.name} {form.successor.major} replaces it. New access is given to that one only.
        </Callout>
      ) : null}
      <ExistingAccess items={form.existing} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <RequestForm form={form} />
        <RequestAside form={form} />
      </div>
    </>
  );
}
