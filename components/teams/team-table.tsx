import Link from "next/link";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

type ListedTeam = {
  id: string;
  slug: string;
  name: string;
  domain: { name: string; path: string } | null;
  _count: { memberships: number; products: number; serviceAccounts: number };
};

export function TeamTable({ teams }: { teams: ReadonlyArray<ListedTeam> }) {
  return (
    <Table caption="Teams">
      <TableHead>
        <ColumnHead>Team</ColumnHead>
        <ColumnHead>Domain</ColumnHead>
        <ColumnHead align="end">Members</ColumnHead>
        <ColumnHead align="end">Data products</ColumnHead>
        <ColumnHead align="end">Service accounts</ColumnHead>
      </TableHead>
      <TableBody>
        {teams.map((team) => (
          <TableRow key={team.id} interactive>
            <RowHead>
              <Link href={routes.team(team.slug)} className="font-medium hover:underline">
                {team.name}
              </Link>
            </RowHead>
            <Cell label="Domain">
              {team.domain ? (
                <Link href={routes.domain(team.domain.path)} className="hover:underline">
                  {team.domain.name}
                </Link>
              ) : (
                "None"
              )}
            </Cell>
            <Cell label="Members" align="end">
              {formatNumber(team._count.memberships)}
            </Cell>
            <Cell label="Data products" align="end">
              {formatNumber(team._count.products)}
            </Cell>
            <Cell label="Service accounts" align="end">
              {formatNumber(team._count.serviceAccounts)}
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
