import { cn } from "@/lib/cn";

/** The mark and the word. The same drawing as app/icon.svg. */
export function Logo({ className }: { className?: string }) {
  return (
    <span className={cn("inline-flex items-center gap-2 font-semibold", className)}>
      <svg aria-hidden="true" viewBox="0 0 32 32" className="size-5 text-accent">
        <rect width="32" height="32" rx="7" fill="currentColor" />
        <path
          d="M7.5 23V11l8.5 8 8.5-8v12"
          fill="none"
          className="stroke-on-accent"
          strokeWidth="3.2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Mercat
    </span>
  );
}
