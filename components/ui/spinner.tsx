import { LoaderCircle } from "lucide-react";
import { cn } from "@/lib/cn";

/** Decoration: what is busy says so itself with `aria-busy`. */
export function Spinner({ className }: { className?: string }) {
  return <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />;
}
