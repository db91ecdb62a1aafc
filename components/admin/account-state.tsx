import { ConfirmAction } from "@/components/forms/confirm-action";
import { Section } from "@/components/layout/section";
import type { Role } from "@/lib/domain/actor";
import { deactivatePerson, reactivatePerson } from "@/lib/features/people/actions";
import { formatDate, formatList, plural } from "@/lib/format";

type AccountStateProps = {
  person: {
    id: string;
    name: string;
    deactivatedAt: Date | null;
    sessions: number;
    tokens: number;
    grants: number;
    otherAdmins: number;
    roleAssignments: { role: Role }[];
  };
  /** The admin looks at their own account. */
  self: boolean;
};

function whyNot({ person, self }: AccountStateProps): string | undefined {
  if (self) return "You cannot deactivate yourself. Ask another platform admin.";
  const isAdmin = person.roleAssignments.some(({ role }) => role === "platform_admin");
  if (isAdmin && person.otherAdmins === 0)
    return "The last platform admin cannot be deactivated. Make somebody else one first.";
  return undefined;
}

/** Closes or opens an account, and says before what that ends. */
export function AccountState(props: AccountStateProps) {
  const { person } = props;
  if (person.deactivatedAt) {
    return (
      <Section title="Open the account again" description={`Deactivated on ${formatDate(person.deactivatedAt)}.`}>
        <ConfirmAction
          action={reactivatePerson}
          values={{ personId: person.id }}
          label="Reactivate"
          tone="primary"
          title={`Reactivate ${person.name}?`}
          consequences="They can sign in again, with the roles and teams they had. Tokens and access to data stay ended."
          confirmLabel="Reactivate account"
        />
      </Section>
    );
  }
  const ends = [
    plural(person.sessions, "session"),
    plural(person.tokens, "API token"),
    plural(person.grants, "access grant"),
  ];
  return (
    <Section title="Close the account" description={`Ends ${formatList(ends)}. The records of what they did stay.`}>
      <ConfirmAction
        action={deactivatePerson}
        values={{ personId: person.id }}
        label="Deactivate"
        variant="secondary"
        title={`Deactivate ${person.name}?`}
        consequences={`They are signed out at once. ${formatList(ends)} end now; access on the data platforms is taken back within a minute. What they did stays in the records.`}
        confirmLabel="Deactivate account"
        disabledReason={whyNot(props)}
      />
    </Section>
  );
}
