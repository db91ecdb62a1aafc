import { ConfirmAction } from "@/components/forms/confirm-action";
import { DialogForm } from "@/components/forms/dialog-form";
import { Section } from "@/components/layout/section";
import { Badge } from "@/components/ui/badge";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { addMember, removeMember, setLead } from "@/lib/features/teams/actions";

type Member = {
  personId: string;
  lead: boolean;
  source: "local" | "oidc";
  person: { name: string; email: string };
};

type TeamMembersProps = { teamId: string; teamName: string; members: ReadonlyArray<Member>; mayManage: boolean };

/** Who belongs to the team and who leads it. */
export function TeamMembers({ teamId, teamName, members, mayManage }: TeamMembersProps) {
  return (
    <Section title="Members" action={mayManage ? <AddMember teamId={teamId} teamName={teamName} /> : undefined}>
      {members.length === 0 ? (
        <p className="border-t border-line py-3 text-muted">Nobody belongs to this team yet.</p>
      ) : (
        <Table caption={`Members of ${teamName}`}>
          <TableHead>
            <ColumnHead>Name</ColumnHead>
            <ColumnHead>Belongs by</ColumnHead>
            {mayManage ? (
              <ColumnHead align="end">
                <span className="sr-only">Acts</span>
              </ColumnHead>
            ) : null}
          </TableHead>
          <TableBody>
            {members.map((member) => (
              <TableRow key={member.personId}>
                <RowHead>
                  <span className="flex flex-wrap items-center gap-2">
                    {member.person.name}
                    {member.lead ? <Badge>Lead</Badge> : null}
                  </span>
                  <span className="block text-sm font-normal text-muted wrap-anywhere">{member.person.email}</span>
                </RowHead>
                <Cell label="Belongs by">{member.source === "oidc" ? "Sign-in provider" : "Mercat"}</Cell>
                {mayManage ? (
                  <Cell align="end">
                    <MemberActs teamId={teamId} teamName={teamName} member={member} />
                  </Cell>
                ) : null}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

function MemberActs({ teamId, teamName, member }: { teamId: string; teamName: string; member: Member }) {
  const { personId, person, lead } = member;
  return (
    <span className="inline-flex flex-wrap justify-end gap-2">
      <ConfirmAction
        action={setLead}
        values={{ teamId, personId, lead: lead ? "no" : "yes" }}
        label={lead ? "End lead" : "Make lead"}
        about={person.name}
        size="sm"
        tone="primary"
        title={lead ? `End the lead of ${person.name}?` : `Make ${person.name} lead of ${teamName}?`}
        consequences={
          lead
            ? "They stay a member and cannot change the team any more."
            : "A lead adds and removes members and changes the team's name and description."
        }
        confirmLabel={lead ? "End lead" : "Make lead"}
      />
      {member.source === "local" ? (
        <ConfirmAction
          action={removeMember}
          values={{ teamId, personId }}
          label="Remove"
          about={person.name}
          size="sm"
          title={`Remove ${person.name} from ${teamName}?`}
          consequences="They lose at once what the team gives them: its data products, service accounts and tokens."
          confirmLabel="Remove member"
        />
      ) : null}
    </span>
  );
}

function AddMember({ teamId, teamName }: { teamId: string; teamName: string }) {
  return (
    <DialogForm
      action={addMember}
      label="Add a member"
      size="sm"
      title={`Add a member to ${teamName}`}
      submitLabel="Add member"
      fields={[
        { kind: "hidden", name: "teamId", value: teamId },
        { kind: "email", name: "email", label: "E-mail", hint: "Of somebody who has an account." },
        { kind: "checkbox", name: "lead", label: "Leads the team" },
      ]}
    />
  );
}
