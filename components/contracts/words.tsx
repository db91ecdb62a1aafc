import { Markdown } from "@/components/ui/markdown";
import { cn } from "@/lib/cn";

/** What could be more than plain words: markup, addresses, several paragraphs. */
const MARKUP = /[*_`#[\]<>|~\\&\n]|https?:|www\.|^\s*([-+]|\d+[.)])\s/;

/** Whether a text is only words and needs no Markdown to be shown as meant. */
export function isPlain(source: string): boolean {
  return !MARKUP.test(source);
}

/** A description: Markdown where it is used, and just a paragraph where it is not, which is much cheaper a thousand times. */
export function Words({ source, className }: { source: string; className?: string }) {
  if (source.trim() === "") return null;
  if (!isPlain(source)) return <Markdown source={source} top={4} className={className} />;
  return <p className={cn("max-w-[72ch] wrap-anywhere", className)}>{source}</p>;
}
