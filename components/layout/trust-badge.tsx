"use client";

import type { LucideIcon } from "lucide-react";
import { CircleMinus, Shield, ShieldAlert, ShieldCheck } from "lucide-react";
import { cn } from "@/lib/cn";
import { type TrustLevel, trustWords } from "@/lib/domain/quality/trust-level";
import type { TrustSignal } from "@/lib/domain/quality/trust-signal";
import { TrustSum } from "./trust-sum";
import { useHoverCard } from "./use-hover-card";

const LOOKS: Record<TrustLevel, { icon: LucideIcon; ink: string }> = {
  high: { icon: ShieldCheck, ink: "text-success-ink" },
  fair: { icon: Shield, ink: "text-warning-ink" },
  low: { icon: ShieldAlert, ink: "text-danger-ink" },
  unproven: { icon: CircleMinus, ink: "text-muted" },
};

/** The trust signal of a product: icon, number and word. Its sum opens on hover, on focus and at a touch. */
export function TrustBadge({ signal, className }: { signal: TrustSignal; className?: string }) {
  const { open, anchorProps, cardProps } = useHoverCard();
  const { icon: Icon, ink } = LOOKS[signal.level];
  return (
    <>
      <button
        type="button"
        {...anchorProps}
        className={cn(
          "inline-flex min-h-6 cursor-help items-center gap-1.5 rounded-sm whitespace-nowrap underline decoration-line-strong decoration-dotted underline-offset-4",
          className,
        )}
      >
        <Icon aria-hidden className={cn("size-4 shrink-0", ink)} />
        <span className="sr-only">Trust </span>
        <span className="font-medium tabular-nums">{signal.score}</span>
        <span className="text-muted">{trustWords[signal.level]}</span>
      </button>
      {open ? (
        <div
          {...cardProps}
          className="fixed m-0 w-80 max-w-[calc(100vw-1rem)] rounded-lg border border-line-strong bg-raised p-4 text-base font-normal whitespace-normal text-ink shadow-overlay print:hidden"
        >
          <TrustSum signal={signal} />
        </div>
      ) : null}
    </>
  );
}
