import { cn } from "@/lib/cn";

/** The look shared by text input, textarea and select. 16 px on phones, so that iOS does not zoom into the field. */
export function controlClass(className?: string): string {
  return cn(
    "block w-full min-w-0 rounded-md border border-control bg-canvas px-2.5 text-lg text-ink sm:text-base",
    "hover:border-muted focus-visible:border-focus focus-visible:outline-offset-0",
    "aria-invalid:border-danger-ink disabled:cursor-not-allowed disabled:border-line-strong disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken",
    className,
  );
}
