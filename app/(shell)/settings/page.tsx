import type { Metadata } from "next";
import { cookies } from "next/headers";
import { SimpleForm } from "@/components/forms/simple-form";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { ThemeChoice } from "@/components/layout/theme-choice";
import { SessionList } from "@/components/settings/session-list";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { readSessionId, requireActor } from "@/lib/auth/actor";
import { changePassword, updateProfile } from "@/lib/features/people/actions";
import { getOwnAccount, listOwnSessions } from "@/lib/features/people/queries";
import { guarded } from "@/lib/server/page-guard";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const actor = await requireActor();
  const now = new Date();
  const [account, sessions] = await guarded(() => Promise.all([getOwnAccount(actor), listOwnSessions(actor, now)]));
  const [jar, currentId] = await Promise.all([cookies(), readSessionId()]);
  return (
    <>
      <PageHeader title="Settings" description={account.email} tabs={<SettingsTabs current="account" />} />
      <Section title="Profile">
        <SimpleForm
          action={updateProfile}
          submitLabel="Save"
          variant="secondary"
          className="max-w-100"
          fields={[{ kind: "text", name: "name", label: "Name", autoComplete: "name", defaultValue: account.name }]}
        />
      </Section>
      <Section title="Theme" description="Kept in this browser.">
        <div className="max-w-80">
          <ThemeChoice initial={parseTheme(jar.get(THEME_COOKIE)?.value)} />
        </div>
      </Section>
      {account.hasPassword ? (
        <Section title="Password" description="Changing it signs out your other sessions.">
          <SimpleForm
            action={changePassword}
            submitLabel="Change password"
            variant="secondary"
            className="max-w-100"
            fields={[
              { kind: "password", name: "current", label: "Present password", autoComplete: "current-password" },
              {
                kind: "password",
                name: "password",
                label: "New password",
                autoComplete: "new-password",
                hint: "At least 12 characters; a few unrelated words are good.",
              },
              { kind: "password", name: "repeat", label: "Repeat the new password", autoComplete: "new-password" },
            ]}
          />
        </Section>
      ) : null}
      <Section title="Where you are signed in" className="max-w-160">
        <SessionList sessions={sessions} currentId={currentId} now={now} />
      </Section>
    </>
  );
}
