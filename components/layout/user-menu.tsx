"use client";

import Link from "next/link";
import { type ReactNode, useId, useRef } from "react";
import { useFormStatus } from "react-dom";
import { Avatar } from "@/components/ui/avatar";
import { routes } from "@/lib/routes";
import type { Theme } from "@/lib/theme";
import { OPEN_PALETTE_EVENT, SHOW_KEYS_EVENT } from "./keyboard";
import { forgetPages } from "./recent-pages";
import { ThemeChoice } from "./theme-choice";

type UserMenuProps = {
  name: string;
  email: string;
  theme: Theme;
  /** The form that signs out: a `SignOutButton` inside a form with the sign-out action. */
  signOut: ReactNode;
};

const LINE = "flex min-h-8 w-full items-center rounded-md px-2 text-left hover:bg-hover";

/** Who is signed in, and what belongs to them. A native popover: it closes on Esc and on a click elsewhere. */
export function UserMenu({ name, email, theme, signOut }: UserMenuProps) {
  const id = useId();
  const ref = useRef<HTMLDivElement>(null);
  const close = () => ref.current?.hidePopover();
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-label={`Account of ${name}`}
        className="inline-flex size-8 items-center justify-center rounded-full hover:bg-hover"
      >
        <Avatar name={name} size="md" />
      </button>
      <div
        ref={ref}
        id={id}
        popover="auto"
        className="fixed top-12 right-3 left-auto w-64 rounded-lg border border-line-strong bg-raised p-1 shadow-overlay sm:right-5"
      >
        <div className="px-2 pt-2 pb-3">
          <p className="truncate font-medium">{name}</p>
          <p className="truncate text-sm text-muted">{email}</p>
        </div>
        <div className="px-1 pb-2">
          <ThemeChoice initial={theme} />
        </div>
        <ul className="border-t border-line py-1">
          <li>
            <Link href={routes.settings()} className={LINE} onClick={close}>
              Settings
            </Link>
          </li>
          <li>
            <Link href={routes.tokens()} className={LINE} onClick={close}>
              API tokens
            </Link>
          </li>
          <li>
            <Link href={routes.apiDocs()} className={LINE} onClick={close}>
              API reference
            </Link>
          </li>
          <li>
            <EventLine event={OPEN_PALETTE_EVENT} onPress={close}>
              Command palette
            </EventLine>
          </li>
          <li>
            <EventLine event={SHOW_KEYS_EVENT} onPress={close}>
              Keyboard shortcuts
            </EventLine>
          </li>
        </ul>
        <div className="border-t border-line pt-1">{signOut}</div>
      </div>
    </>
  );
}

/** A line that opens something of the frame: the palette and the keys, also for who has no keyboard. */
function EventLine({ event, onPress, children }: { event: string; onPress: () => void; children: string }) {
  return (
    <button
      type="button"
      className={LINE}
      onClick={() => {
        onPress();
        window.dispatchEvent(new Event(event));
      }}
    >
      {children}
    </button>
  );
}

/** The submit button of the sign-out form, as a line of the menu. The browser forgets which pages were open. */
export function SignOutButton() {
  const { pending } = useFormStatus();
  return (
    <button type="submit" onClick={forgetPages} aria-busy={pending || undefined} className={LINE}>
      {pending ? "Signing out …" : "Sign out"}
    </button>
  );
}
