import { Check } from "lucide-react";
import Link from "next/link";
import { cn } from "@/lib/cn";

export type StepperStep = {
  label: string;
  /** Where the step is, when one may go (back) to it. */
  href?: string;
};

/** The steps of a longer form; the step is in the URL. */
export function Stepper({
  label,
  steps,
  current,
}: {
  label: string;
  steps: ReadonlyArray<StepperStep>;
  current: number;
}) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap gap-x-6 gap-y-2">
        {steps.map((step, index) => (
          <li
            key={step.label}
            aria-current={index === current ? "step" : undefined}
            className="flex items-center gap-2"
          >
            <StepMark index={index} current={current} />
            {step.href === undefined || index === current ? (
              <span className={index === current ? "font-medium" : "text-muted"}>{step.label}</span>
            ) : (
              <Link href={step.href} className="inline-flex min-h-6 items-center rounded-sm text-muted hover:text-ink">
                {step.label}
              </Link>
            )}
            {index < current ? <span className="sr-only">(done)</span> : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepMark({ index, current }: { index: number; current: number }) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex size-5 items-center justify-center rounded-full text-xs font-medium",
        index === current ? "bg-accent text-on-accent" : "bg-selected text-muted",
      )}
    >
      {index < current ? <Check className="size-3" /> : index + 1}
    </span>
  );
}
