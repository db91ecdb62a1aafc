import { Clock } from "lucide-react";
import { ConfirmAction } from "@/components/forms/confirm-action";
import { RelativeTime } from "@/components/ui/relative-time";
import { Status } from "@/components/ui/status";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { type Role, roleNames } from "@/lib/domain/actor";
import { withdrawInvitation } from "@/lib/features/people/actions";

type OpenInvitation = { id: string; name: string; email: string; role: Role; expiresAt: Date; expired: boolean };

export function InvitationTable({ invitations, now }: { invitations: ReadonlyArray<OpenInvitation>; now: Date }) {
  return (
    <Table caption="Open invitations">
      <TableHead>
        <ColumnHead>Name</ColumnHead>
        <ColumnHead>Role</ColumnHead>
        <ColumnHead>Valid</ColumnHead>
        <ColumnHead align="end">
          <span className="sr-only">Acts</span>
        </ColumnHead>
      </TableHead>
      <TableBody>
        {invitations.map((invitation) => (
          <TableRow key={invitation.id}>
            <RowHead>
              {invitation.name}
              <span className="block text-sm font-normal text-muted wrap-anywhere lg:whitespace-nowrap">
                {invitation.email}
              </span>
            </RowHead>
            <Cell label="Role">{roleNames[invitation.role]}</Cell>
            <Cell label="Valid">
              <Status tone={invitation.expired ? "neutral" : "info"} icon={Clock}>
                {invitation.expired ? "Expired" : "Until"} <RelativeTime value={invitation.expiresAt} now={now} />
              </Status>
            </Cell>
            <Cell align="end">
              <ConfirmAction
                action={withdrawInvitation}
                values={{ invitationId: invitation.id }}
                label="Withdraw"
                about={invitation.name}
                size="sm"
                title={`Withdraw the invitation of ${invitation.name}?`}
                consequences="The link in the mail stops working at once. You can invite them again."
                confirmLabel="Withdraw invitation"
              />
            </Cell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
