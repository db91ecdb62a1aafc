import { Inbox, Lock, type LucideIcon, PartyPopper, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/lib/cn";

/** Nothing yet, nothing matches, nothing left to do, or nothing you may see: four different messages. */
export type EmptyKind = "first-use" | "no-match" | "all-done" | "not-allowed";

const ICONS: Record<EmptyKind, LucideIcon> = {
  "first-use": Inbox,
  "no-match": SearchX,
  "all-done": PartyPopper,
  "not-allowed": Lock,
};

type EmptyStateProps = {
  kind: EmptyKind;
  title: string;
  /** One or two sentences: why it is empty. */
  children?: ReactNode;
  /** The one next step: a `LinkButton` or `Button`. */
  action?: ReactNode;
  className?: string;
};

/** What stands where a list would be. */
export function EmptyState({ kind, title, children, action, className }: EmptyStateProps) {
  const Icon = ICONS[kind];
  return (
    <div className={cn("flex flex-col items-start gap-3 border-t border-line py-8", className)}>
      <Icon aria-hidden className="size-5 text-faint" />
      <div className="max-w-prose">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-1 text-muted">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
