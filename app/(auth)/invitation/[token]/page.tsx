import type { Metadata } from "next";
import { SimpleForm } from "@/components/forms/simple-form";
import { AuthShell } from "@/components/layout/auth-shell";
import { LinkButton } from "@/components/ui/link-button";
import { roleNames } from "@/lib/domain/actor";
import { acceptInvitation } from "@/lib/features/people/actions";
import { findInvitation } from "@/lib/features/people/queries";
import { routes } from "@/lib/routes";

// The link is a secret: it must not travel to other pages in a Referer.
export const metadata: Metadata = { title: "Invitation", referrer: "no-referrer" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await findInvitation(token, new Date());
  if (!invitation) {
    return (
      <AuthShell
        title="This invitation is not valid any more"
        description="It was used, withdrawn or is too old. Ask the person who invited you for a new one."
      >
        <LinkButton href={routes.signIn()}>Go to sign-in</LinkButton>
      </AuthShell>
    );
  }
  return (
    <AuthShell
      title="Welcome to Mercat"
      description={`You are invited as ${roleNames[invitation.role].toLowerCase()}. Choose a password to begin.`}
    >
      <SimpleForm
        action={acceptInvitation}
        size="lg"
        submitLabel="Create the account"
        fields={[
          { kind: "hidden", name: "token", value: token },
          {
            kind: "email",
            name: "email",
            label: "E-mail",
            defaultValue: invitation.email,
            readOnly: true,
            autoComplete: "username",
          },
          { kind: "text", name: "name", label: "Name", defaultValue: invitation.name, autoComplete: "name" },
          {
            kind: "password",
            name: "password",
            label: "Password",
            autoComplete: "new-password",
            hint: "At least 12 characters; a few unrelated words are good.",
          },
          { kind: "password", name: "repeat", label: "Repeat the password", autoComplete: "new-password" },
        ]}
      />
    </AuthShell>
  );
}
