"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { isCurrent } from "./nav";

type NavLinkProps = { href: string; also?: ReadonlyArray<string>; children: ReactNode };

/** A sidebar line that knows whether it is the current one. */
export function NavLink({ href, also, children }: NavLinkProps) {
  const current = isCurrent(usePathname(), { href, also });
  return (
    <Link
      href={href}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2 rounded-md px-2 max-lg:h-10",
        current
          ? "bg-selected font-medium text-ink [&_svg]:text-ink"
          : "text-muted hover:bg-hover hover:text-ink [&_svg]:text-faint",
      )}
    >
      {children}
    </Link>
  );
}
