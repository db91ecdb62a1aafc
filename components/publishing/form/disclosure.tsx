"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "@/lib/cn";
import { plural } from "@/lib/format";

type DisclosureProps = {
  open: boolean;
  onOpen: (open: boolean) => void;
  title: ReactNode;
  /** A few quiet words beside the title. */
  note?: ReactNode;
  problems: number;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  heading?: "h2" | "h3" | undefined;
  className?: string;
  children: () => ReactNode;
};

/** A part that opens; what is inside is only made while it is open. */
export function Disclosure(props: DisclosureProps) {
  const { open, onOpen, title, note, problems, actions, heading: Heading = "h3", className, children } = props;
  const id = useId();
  return (
    <div className={className}>
      <div className="flex min-h-9 flex-wrap items-center gap-x-2">
        <Heading className="min-w-0 flex-1 font-medium">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => onOpen(!open)}
            className="-ml-1 flex min-h-8 w-full min-w-0 items-center gap-1.5 rounded-sm pl-1 text-left hover:bg-hover"
          >
            <ChevronRight
              aria-hidden
              className={cn("size-4 shrink-0 text-muted transition-transform", open && "rotate-90")}
            />
            <span className="min-w-0 truncate">{title}</span>
            {note === undefined ? null : <span className="truncate text-sm font-normal text-faint">{note}</span>}
            {problems === 0 ? null : (
              <span className="ml-auto shrink-0 text-sm font-normal text-danger-ink">
                {plural(problems, "problem")}
              </span>
            )}
          </button>
        </Heading>
        {actions}
      </div>
      <div id={id} hidden={!open}>
        {open ? children() : null}
      </div>
    </div>
  );
}
