import type { Metadata } from "next";
import Link from "next/link";
import { z } from "zod";
import { AdminTabs } from "@/components/admin/admin-tabs";
import { MailStatus } from "@/components/admin/mail-status";
import { PageHeader } from "@/components/layout/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { requireActor } from "@/lib/auth/actor";
import { listMails } from "@/lib/features/admin/queries";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Mail" };

const filter = z.object({ before: z.uuid().nullable().catch(null).default(null) });

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function MailPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { before } = filter.parse(await searchParams);
  const { mails, next } = await guarded(() => listMails(actor, before));
  const now = new Date();
  const description = env().smtpUrl
    ? "Every mail the product has written, newest first."
    : "No mail server is set (SMTP_URL), so mails are kept here to read.";
  return (
    <>
      <PageHeader title="Mail" description={description} tabs={<AdminTabs current="mail" />} />
      {mails.length === 0 ? (
        <EmptyState kind="first-use" title="No mails yet">
          Invitations, requests and decisions write mails.
        </EmptyState>
      ) : (
        <Table caption="Mails">
          <TableHead>
            <ColumnHead>Subject</ColumnHead>
            <ColumnHead>To</ColumnHead>
            <ColumnHead>Written</ColumnHead>
            <ColumnHead>State</ColumnHead>
          </TableHead>
          <TableBody>
            {mails.map((mail) => (
              <TableRow key={mail.id} interactive>
                <RowHead>
                  <Link href={routes.adminMailItem(mail.id)} className="font-medium hover:underline">
                    {mail.subject}
                  </Link>
                </RowHead>
                <Cell label="To" className="wrap-anywhere">
                  {mail.to}
                </Cell>
                <Cell label="Written" className="whitespace-nowrap">
                  <RelativeTime value={mail.createdAt} now={now} />
                </Cell>
                <Cell label="State">
                  <MailStatus mail={mail} now={now} />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <Pagination
        previous={before ? routes.adminMail() : undefined}
        next={next ? routes.adminMail({ before: next }) : undefined}
      />
    </>
  );
}
