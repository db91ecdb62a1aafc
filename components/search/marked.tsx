import type { Segment } from "@/lib/features/search/schema";

/** Text with what matched set apart by weight. */
export function Marked({ segments }: { segments: readonly Segment[] }) {
  let at = 0;
  return segments.map((segment) => {
    at += segment.text.length;
    return segment.match ? (
      <mark key={at} className="bg-transparent font-semibold text-ink">
        {segment.text}
      </mark>
    ) : (
      <span key={at}>{segment.text}</span>
    );
  });
}
