import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SignOutForm } from "@/components/auth/sign-out-form";
import { AppShell } from "@/components/layout/app-shell";
import { requireActor } from "@/lib/auth/actor";
import { canSomewhere } from "@/lib/domain/permissions";
import { frameCounts } from "@/lib/features/people/frame-counts";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";

export default async function ShellLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [jar, counts] = await Promise.all([cookies(), frameCounts(actor)]);
  const rights = {
    publish: canSomewhere(actor, "draft.write"),
    audit: canSomewhere(actor, "audit.view"),
    accessRegister: canSomewhere(actor, "register.view"),
    admin: canSomewhere(actor, "person.manage"),
  };
  return (
    <AppShell
      user={{ name: actor.name, email: actor.email ?? "" }}
      theme={parseTheme(jar.get(THEME_COOKIE)?.value)}
      rights={rights}
      counts={counts}
      signOut={<SignOutForm />}
    >
      {children}
    </AppShell>
  );
}
