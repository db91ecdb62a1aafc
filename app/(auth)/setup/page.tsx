import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SimpleForm } from "@/components/forms/simple-form";
import { AuthShell } from "@/components/layout/auth-shell";
import { createFirstAdmin } from "@/lib/features/people/actions";
import { isEmptyInstallation } from "@/lib/features/people/queries";

export const metadata: Metadata = { title: "Set up" };

export default async function SetupPage() {
  if (!(await isEmptyInstallation())) notFound();
  return (
    <AuthShell
      title="Set up Mercat"
      description="Make the first account. It is the platform admin and invites the others."
    >
      <SimpleForm
        action={createFirstAdmin}
        size="lg"
        submitLabel="Create the account"
        fields={[
          { kind: "text", name: "code", label: "One-time code", hint: "It stands in the log of the server." },
          { kind: "text", name: "name", label: "Name", autoComplete: "name" },
          { kind: "email", name: "email", label: "E-mail", autoComplete: "username" },
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
