import { CircleCheck, CircleSlash } from "lucide-react";
import Link from "next/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import type { Role } from "@/lib/domain/actor";
import { roleTexts } from "@/lib/domain/role-text";
import { formatList } from "@/lib/format";
import { routes } from "@/lib/routes";

type ListedPerson = {
  id: string;
  name: string;
  email: string;
  deactivatedAt: Date | null;
  roleAssignments: { role: Role; domain: { name: string } | null }[];
  memberships: { team: { name: string } }[];
  sessions: { lastSeenAt: Date }[];
};

export function PersonStatus({ deactivatedAt }: { deactivatedAt: Date | null }) {
  return deactivatedAt ? (
    <Status tone="neutral" icon={CircleSlash}>
      Deactivated
    </Status>
  ) : (
    <Status tone="success" icon={CircleCheck}>
      Active
    </Status>
  );
}

export function PeopleTable({ people, now }: { people: ReadonlyArray<ListedPerson>; now: Date }) {
  return (
    <Table caption="People">
      <TableHead>
        <ColumnHead>Name</ColumnHead>
        <ColumnHead>Roles</ColumnHead>
        <ColumnHead>Teams</ColumnHead>
        <ColumnHead>Last seen</ColumnHead>
        <ColumnHead>State</ColumnHead>
      </TableHead>
      <TableBody>
        {people.map((person) => (
          <TableRow key={person.id} interactive>
            <RowHead>
              <Link href={routes.adminPerson(person.id)} className="font-medium hover:underline">
                {person.name}
              </Link>
              <span className="block text-sm font-normal text-muted wrap-anywhere lg:whitespace-nowrap">
                {person.email}
              </span>
            </RowHead>
            <Cell label="Roles">{roleTexts(person.roleAssignments).join(" · ") || "None"}</Cell>
            <Cell label="Teams">{formatList(person.memberships.map((m) => m.team.name)) || "None"}</Cell>
            <Cell label="Last seen" className="whitespace-nowrap">
              {person.sessions[0] ? <RelativeTime value={person.sessions[0].lastSeenAt} now={now} /> : "Never"}
            </Cell>
            <Cell label="State">
              <PersonStatus deactivatedAt={person.deactivatedAt} />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
