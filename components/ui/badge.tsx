import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { type Tone, toneStyles } from "./tone";

type BadgeProps = { tone?: Tone; icon?: LucideIcon; className?: string; children: ReactNode };

/** A short word set apart: a classification, a version, a count. For a state use `Status`. */
export function Badge({ tone = "neutral", icon: Icon, className, children }: BadgeProps) {
  const style = toneStyles[tone];
  return (
    <span
      className={cn(
        "inline-flex h-5 max-w-full items-center gap-1 rounded-sm align-top px-1.5 text-xs font-medium whitespace-nowrap",
        style.tint,
        style.ink,
        className,
      )}
    >
      {Icon ? <Icon aria-hidden className="size-3 shrink-0" /> : null}
      <span className="truncate">{children}</span>
    </span>
  );
}
