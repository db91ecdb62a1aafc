import { Download } from "lucide-react";
import type { Metadata } from "next";
import { RegisterFilters } from "@/components/access/register-filters";
import { RegisterTable } from "@/components/access/register-table";
import { PageHeader } from "@/components/layout/page-header";
import { buttonClass } from "@/components/ui/button-style";
import { Pagination } from "@/components/ui/pagination";
import { requireActor } from "@/lib/auth/actor";
import { accessRegister, REGISTER_PAGE_SIZE } from "@/lib/features/access/queries/register";
import { registerFilterSchema } from "@/lib/features/access/schema";
import { formatNumber } from "@/lib/format";
import { routes, withQuery } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Access register" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RegisterPage({ searchParams }: Props) {
  const actor = await requireActor();
  const filter = registerFilterSchema.parse(await searchParams);
  const { rows, total } = await guarded(() => accessRegister(actor, filter));
  const { page, ...rest } = filter;
  const at = (n: number) => routes.accessRegister({ ...rest, page: n === 1 ? undefined : n });
  const first = (page - 1) * REGISTER_PAGE_SIZE;
  return (
    <>
      <PageHeader
        title="Access register"
        description="Who has access to what, why, since when and until when."
        action={
          // A plain link: the answer is a file, not a page.
          <a href={withQuery(`${routes.accessRegister()}/export`, rest)} className={buttonClass()} download>
            <Download aria-hidden />
            Export CSV
          </a>
        }
      />
      <RegisterFilters filter={filter} />
      <RegisterTable rows={rows} filtered={filter.q !== undefined || filter.status !== undefined} />
      {rows.length === 0 ? null : (
        <Pagination
          previous={page > 1 ? at(page - 1) : undefined}
          next={first + rows.length < total ? at(page + 1) : undefined}
          summary={`${formatNumber(first + 1)}–${formatNumber(first + rows.length)} of ${formatNumber(total)}`}
        />
      )}
    </>
  );
}
