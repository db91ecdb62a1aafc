import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SignOutForm } from "@/components/auth/sign-out-form";
import { AppShell } from "@/components/layout/app-shell";
import { CommandPalette } from "@/components/palette/command-palette";
import { HeaderSearch } from "@/components/palette/header-search";
import { requireActor } from "@/lib/auth/actor";
import { canSomewhere } from "@/lib/domain/permissions";
import { inboxCount } from "@/lib/features/access/queries/inbox";
import { unreadCount } from "@/lib/features/notifications/queries";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";

export default async function ShellLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [jar, inbox, notifications] = await Promise.all([cookies(), inboxCount(actor), unreadCount(actor)]);
  const rights = {
    needs: canSomewhere(actor, "need.view"),
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
      counts={{ inbox, notifications }}
      search={<HeaderSearch />}
      palette={<CommandPalette person={actor.id ?? "system"} rights={rights} />}
      signOut={<SignOutForm />}
    >
      {children}
    </AppShell>
  );
}
