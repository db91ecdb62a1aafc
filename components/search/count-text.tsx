import type { Count } from "@/lib/domain/search/counting";
import { formatNumber } from "@/lib/format";

/** A number of products; an estimate has a mark. Nothing where the sample had none of them: that is not none. */
export function CountText({ count: { value, about }, className }: { count: Count; className?: string }) {
  if (about && value === 0) return null;
  return (
    <span className={className}>
      {about ? (
        <>
          <span aria-hidden>~</span>
          <span className="sr-only">about </span>
        </>
      ) : null}
      {formatNumber(value)}
      <span className="sr-only"> products</span>
    </span>
  );
}
