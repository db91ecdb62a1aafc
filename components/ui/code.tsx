import { cn } from "@/lib/cn";
import { CopyButton } from "./copy-button";

type CodeProps = {
  /** The name or id, as it is. */
  children: string;
  /** What it is, for the copy button: "view name". Without it there is no button. */
  copy?: string;
  className?: string;
};

/** A name or id in mono, in a line of text. Long ones break rather than push the page wide. */
export function Code({ children, copy, className }: CodeProps) {
  const text = (
    <code className={cn("font-mono text-sm wrap-anywhere", copy === undefined && className)}>{children}</code>
  );
  if (copy === undefined) return text;
  return (
    <span className={cn("inline-flex max-w-full items-start gap-1 align-top", className)}>
      {text}
      <CopyButton text={children} what={copy} />
    </span>
  );
}
