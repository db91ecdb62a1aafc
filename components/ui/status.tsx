import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { type Tone, toneStyles } from "./tone";

type StatusProps = {
  tone: Tone;
  /** Replaces the tone's own shape where a better one exists (a clock for waiting). */
  icon?: LucideIcon;
  className?: string;
  /** For a sentence instead of a word: it may take several lines. */
  wrap?: boolean;
  /** The status word. */
  children: ReactNode;
};

/** A state: icon, word and colour, never colour alone. The word stays in ink so that lists stay calm. */
export function Status({ tone, icon, className, wrap = false, children }: StatusProps) {
  const style = toneStyles[tone];
  const Icon = icon ?? style.icon;
  return (
    <span className={cn("inline-flex items-center gap-1.5 align-top", !wrap && "whitespace-nowrap", className)}>
      <Icon aria-hidden className={cn("size-4 shrink-0", style.ink)} />
      {children}
    </span>
  );
}
