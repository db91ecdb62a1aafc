"use client";

import { Menu, X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Logo } from "./logo";

/** The navigation on small screens: a drawer on the browser's own modal dialog. Following a link closes it. */
export function NavDrawer({ children }: { children: ReactNode }) {
  const ref = useRef<HTMLDialogElement>(null);
  const close = () => ref.current?.close();
  return (
    <div className="lg:hidden">
      <IconButton label="Open navigation" icon={<Menu aria-hidden />} onClick={() => ref.current?.showModal()} />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way is Esc, which the element handles itself */}
      <dialog
        ref={ref}
        aria-label="Navigation"
        onClick={(event) => {
          const target = event.target instanceof Element ? event.target : null;
          if (target === event.currentTarget || target?.closest("a")) close();
        }}
        className="m-0 h-dvh max-h-none w-72 max-w-[calc(100vw-3rem)] border-r border-line bg-sunken text-ink"
      >
        <div className="flex min-h-full flex-col gap-4 p-3">
          <div className="flex h-8 items-center justify-between pl-2">
            <Logo />
            <IconButton label="Close navigation" icon={<X aria-hidden />} onClick={close} />
          </div>
          {children}
        </div>
      </dialog>
    </div>
  );
}
