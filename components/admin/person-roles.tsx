import { ConfirmAction } from "@/components/forms/confirm-action";
import { DialogForm } from "@/components/forms/dialog-form";
import { Section } from "@/components/layout/section";
import { Cell, ColumnHead, RowHead, Table, TableBody, TableHead, TableRow } from "@/components/ui/table";
import { type Role, roleNames, roles } from "@/lib/domain/actor";
import { assignRole, removeRole } from "@/lib/features/people/actions";

type PersonRolesProps = {
  person: {
    id: string;
    name: string;
    roleAssignments: { id: string; role: Role; domain: { name: string; path: string } | null }[];
  };
  domains: ReadonlyArray<{ id: string; name: string; path: string }>;
};

/** What a person may do, and where. */
export function PersonRoles({ person, domains }: PersonRolesProps) {
  return (
    <Section
      title="Roles"
      description="They count from the person's next click on."
      action={<GiveRole person={person} domains={domains} />}
    >
      {person.roleAssignments.length === 0 ? (
        <p className="border-t border-line py-3 text-muted">No role: {person.name} sees public products only.</p>
      ) : (
        <Table caption={`Roles of ${person.name}`}>
          <TableHead>
            <ColumnHead>Role</ColumnHead>
            <ColumnHead>Where</ColumnHead>
            <ColumnHead align="end">
              <span className="sr-only">Acts</span>
            </ColumnHead>
          </TableHead>
          <TableBody>
            {person.roleAssignments.map(({ id, role, domain }) => (
              <TableRow key={id}>
                <RowHead>{roleNames[role]}</RowHead>
                <Cell label="Where">{domain ? `${domain.name} and below` : "Whole company"}</Cell>
                <Cell align="end">
                  <ConfirmAction
                    action={removeRole}
                    values={{ assignmentId: id }}
                    label="Remove"
                    about={roleNames[role]}
                    size="sm"
                    title={`Remove the role ${roleNames[role].toLowerCase()}?`}
                    consequences={`${person.name} loses its rights at once. Access to data that was granted stays.`}
                    confirmLabel="Remove role"
                  />
                </Cell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Section>
  );
}

function GiveRole({ person, domains }: PersonRolesProps) {
  return (
    <DialogForm
      action={assignRole}
      label="Give a role"
      size="sm"
      title={`Give ${person.name} a role`}
      submitLabel="Give role"
      fields={[
        { kind: "hidden", name: "personId", value: person.id },
        {
          kind: "select",
          name: "role",
          label: "Role",
          placeholder: "Choose a role",
          options: roles.map((role) => ({ value: role, label: roleNames[role] })),
        },
        {
          kind: "select",
          name: "domainId",
          label: "Domain",
          optional: true,
          placeholder: "Whole company",
          hint: "With its sub-domains. Consumers, auditors and platform admins are so for the whole company.",
          options: domains.map(({ id, path, name }) => ({ value: id, label: `${name} (${path})` })),
        },
      ]}
    />
  );
}
