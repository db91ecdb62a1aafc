import { cn } from "@/lib/cn";
import { initials } from "@/lib/format";

type AvatarProps = {
  name: string;
  size?: "sm" | "md";
  className?: string;
};

/** Initials in a circle. Decoration beside a written name; where it stands alone, its parent carries the name. */
export function Avatar({ name, size = "sm", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full bg-selected font-medium text-muted",
        size === "sm" ? "size-5 text-[0.625rem]" : "size-7 text-xs",
        className,
      )}
    >
      {initials(name)}
    </span>
  );
}
