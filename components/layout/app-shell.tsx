import { Bell } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-style";
import { ToastProvider } from "@/components/ui/toast";
import { plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import type { Theme } from "@/lib/theme";
import { KeyboardShortcuts } from "./keyboard-shortcuts";
import { Logo } from "./logo";
import { type FrameCounts, type FrameRights, navSections } from "./nav";
import { NavDrawer } from "./nav-drawer";
import { SidebarNav } from "./sidebar-nav";
import { UserMenu } from "./user-menu";

type AppShellProps = {
  user: { name: string; email: string };
  theme: Theme;
  rights: FrameRights;
  counts: FrameCounts;
  /** The search field of the header. */
  search: ReactNode;
  /** What is opened from any page: the command palette. */
  palette: ReactNode;
  /** The form that signs out, shown last in the account menu. */
  signOut: ReactNode;
  /** A line above everything, such as "This is the demo". */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: 240 px of navigation, one header line, the page. */
export function AppShell({ user, theme, rights, counts, search, palette, signOut, banner, children }: AppShellProps) {
  const nav = <SidebarNav sections={navSections(rights, counts)} />;
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[240px_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh overflow-y-auto border-r border-line bg-sunken p-3 lg:block print:hidden">
        <Link href={routes.home()} className="mb-3 flex h-8 items-center rounded-md px-2">
          <Logo />
        </Link>
        {nav}
      </aside>
      <div className="flex min-h-dvh min-w-0 flex-col">
        {banner}
        <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b border-line bg-canvas px-3 sm:px-5 lg:px-8 print:hidden">
          <NavDrawer>{nav}</NavDrawer>
          {search}
          <NotificationLink unread={counts.notifications} />
          <UserMenu {...user} theme={theme} signOut={signOut} />
        </header>
        <main
          id="content"
          tabIndex={-1}
          className="w-full max-w-320 flex-1 px-4 pt-5 pb-16 outline-none sm:px-5 lg:px-8"
        >
          <ToastProvider>{children}</ToastProvider>
        </main>
      </div>
      {palette}
      <KeyboardShortcuts />
    </div>
  );
}

function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0 print:hidden"
    >
      Skip to content
    </a>
  );
}

function NotificationLink({ unread }: { unread: number }) {
  const label = unread > 0 ? `Notifications, ${plural(unread, "unread", "unread")}` : "Notifications";
  return (
    <Link
      href={routes.notifications()}
      aria-label={label}
      className={buttonClass({ variant: "ghost", square: true, className: "relative" })}
    >
      <Bell aria-hidden />
      {unread > 0 ? (
        <span
          aria-hidden
          className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent"
        >
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
    </Link>
  );
}
