import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { MailStatus } from "@/components/admin/mail-status";
import { PageHeader } from "@/components/layout/page-header";
import { Callout } from "@/components/ui/callout";
import { requireActor } from "@/lib/auth/actor";
import { getMail } from "@/lib/features/admin/queries";
import { formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Mail" };

/** Splits a mail's text so that its links can be followed. Only http and https are links. */
function withLinks(text: string) {
  return text.split(/(https?:\/\/\S+)/).map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text never move
      <a key={index} href={part} className="underline wrap-anywhere">
        {part}
      </a>
    ) : (
      part
    ),
  );
}

export default async function MailItemPage({ params }: { params: Promise<{ id: string }> }) {
  const actor = await requireActor();
  const { id } = await params;
  if (!z.uuid().safeParse(id).success) notFound();
  const mail = await guarded(() => getMail(actor, id));
  return (
    <>
      <PageHeader
        title={mail.subject}
        breadcrumbs={[
          { label: "Admin", href: routes.admin() },
          { label: "Mail", href: routes.adminMail() },
        ]}
        meta={
          <>
            <span>To {mail.to}</span>
            <span>{formatDateTime(mail.createdAt)}</span>
            <MailStatus mail={mail} now={new Date()} />
          </>
        }
      />
      {mail.lastError && !mail.sentAt ? (
        <Callout tone="warning" title="The mail server refused it" className="mb-4 max-w-160">
          {mail.lastError}
        </Callout>
      ) : null}
      <div className="max-w-160 border-t border-line pt-4 whitespace-pre-wrap wrap-anywhere">
        {withLinks(mail.text)}
      </div>
    </>
  );
}
