import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";

type SectionProps = {
  title: string;
  /** For links to this part of the page. */
  id?: string;
  description?: ReactNode;
  /** A quiet link or button at the right of the title. */
  action?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a page under its own `h2`. Space and weight set it apart, not a box. */
export function Section({ title, id, description, action, className, children }: SectionProps) {
  const headingId = useId();
  return (
    <section id={id} aria-labelledby={headingId} className={cn("mt-8 first:mt-0", className)}>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id={headingId} className="font-semibold">
          {title}
        </h2>
        {action ? <div className="text-sm print:hidden">{action}</div> : null}
      </div>
      {description ? <p className="-mt-1 mb-3 max-w-160 text-muted">{description}</p> : null}
      {children}
    </section>
  );
}
