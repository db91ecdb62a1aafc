import { Users } from "lucide-react";
import type { Reader } from "@/lib/features/contracts/queries/readers";
import { formatList, plural } from "@/lib/format";
import type { Touched } from "./contract-diff";

const MOST_NAMES = 8;

/** Whom the changes reach, in one line; only for those who may know who reads the data. */
export function ReaderSummary({ readers, touched }: { readers: readonly Reader[]; touched: Touched }) {
  const names = [...new Set([...touched.values()].flat())];
  const all = new Set(readers.map((reader) => reader.name)).size;
  const shown = names.slice(0, MOST_NAMES);
  const more = names.length - shown.length;
  return (
    <p className="flex items-start gap-2">
      <Users aria-hidden className="mt-0.5 size-4 shrink-0 text-faint" />
      <span>
        {all === 0
          ? "Nobody has access under an earlier version."
          : names.length === 0
            ? `None of the ${plural(all, "consumer")} under an earlier version is touched.`
            : `Touches ${names.length} of ${plural(all, "consumer")} under an earlier version: `}
        {names.length === 0 ? null : (
          <span className="text-muted">{more > 0 ? `${shown.join(", ")} and ${more} more` : formatList(shown)}</span>
        )}
      </span>
    </p>
  );
}
