"use client";

import { usePathname } from "next/navigation";
import { type ComponentType, useEffect, useState } from "react";
import { OPEN_PALETTE_EVENT } from "@/components/layout/keyboard";
import type { FrameRights } from "@/components/layout/nav";
import { rememberPage } from "@/components/layout/recent-pages";
import type { PaletteProps } from "./palette-dialog";

/** The command palette of every page: what it is made of comes when it is first opened. Also remembers pages for it. */
export function CommandPalette({ person, rights }: { person: string; rights: FrameRights }) {
  const pathname = usePathname();
  const [Dialog, setDialog] = useState<ComponentType<PaletteProps> | null>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => rememberPage(person, pathname), [person, pathname]);

  useEffect(() => {
    const show = () =>
      import("./palette-dialog").then(
        ({ PaletteDialog }) => {
          setDialog(() => PaletteDialog);
          setOpen(true);
        },
        () => undefined,
      );
    window.addEventListener(OPEN_PALETTE_EVENT, show);
    return () => window.removeEventListener(OPEN_PALETTE_EVENT, show);
  }, []);

  if (!Dialog || !open) return null;
  return <Dialog person={person} rights={rights} here={pathname} onClose={() => setOpen(false)} />;
}
