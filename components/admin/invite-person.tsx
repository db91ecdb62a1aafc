"use client";

import { UserPlus } from "lucide-react";
import { DialogForm } from "@/components/forms/dialog-form";
import { Callout } from "@/components/ui/callout";
import { Code } from "@/components/ui/code";
import { roleNames, roles } from "@/lib/domain/actor";
import { invitePerson } from "@/lib/features/people/actions";

/** Invites somebody; afterwards shows the link, for companies where mail is slow or off. */
export function InvitePerson() {
  return (
    <DialogForm
      action={invitePerson}
      label="Invite a person"
      icon={<UserPlus aria-hidden />}
      variant="primary"
      title="Invite a person"
      description="They get a mail with a link to choose a password. It works once and for 7 days."
      submitLabel="Send invitation"
      fields={[
        { kind: "text", name: "name", label: "Name" },
        { kind: "email", name: "email", label: "E-mail" },
        {
          kind: "select",
          name: "role",
          label: "Role",
          defaultValue: "consumer",
          hint: "Further roles, and roles for one domain, can be given once they have joined.",
          options: roles
            .filter((role) => role !== "domain_owner")
            .map((role) => ({ value: role, label: roleNames[role] })),
        },
      ]}
      result={(state) => (
        <div className="flex flex-col gap-3">
          <Callout tone="success" live>
            {state.message}
          </Callout>
          <p className="text-muted">The mail is on its way. You can also hand over the link yourself:</p>
          <Code copy="invitation link">{state.values?.link ?? ""}</Code>
        </div>
      )}
    />
  );
}
