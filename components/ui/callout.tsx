import type { ReactNode } from "react";
import { cn } from "@/lib/cn";
import { type Tone, toneStyles } from "./tone";

type CalloutProps = {
  tone?: Tone;
  title?: string;
  /** For what appears after an act: it is read out at once. */
  live?: boolean;
  action?: ReactNode;
  className?: string;
  children?: ReactNode;
};

/** Something the reader should not miss, in the flow of the page. At most one or two on a page. */
export function Callout({ tone = "info", title, live = false, action, className, children }: CalloutProps) {
  const style = toneStyles[tone];
  const Icon = style.icon;
  return (
    <div
      role={live ? "alert" : undefined}
      className={cn("flex items-start gap-2.5 rounded-md px-3 py-2.5", style.tint, className)}
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", style.ink)} />
      <div className="min-w-0 flex-1">
        {title === undefined ? null : <p className="font-medium">{title}</p>}
        {children === undefined ? null : <div className={title === undefined ? undefined : "mt-0.5"}>{children}</div>}
      </div>
      {action}
    </div>
  );
}
