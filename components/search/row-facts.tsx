import {
  CircleCheck,
  Clock,
  Columns3,
  FolderTree,
  type LucideIcon,
  Plug,
  Table2,
  Tag,
  Text,
  Users,
} from "lucide-react";
import { Status } from "@/components/ui/status";
import type { AccessState, Match, SearchRow } from "@/lib/features/search/schema";

const KINDS: Record<Match["kind"], { icon: LucideIcon; word: string; mono: boolean }> = {
  column: { icon: Columns3, word: "Column", mono: true },
  port: { icon: Plug, word: "Port", mono: true },
  object: { icon: Table2, word: "View", mono: true },
  term: { icon: Text, word: "Business term", mono: false },
  tag: { icon: Tag, word: "Tag", mono: false },
  domain: { icon: FolderTree, word: "Domain", mono: false },
  team: { icon: Users, word: "Owner", mono: false },
};

/** What of the product matched beside its name and text. */
export function Matched({ matches }: { matches: SearchRow["matched"] }) {
  if (matches.length === 0) return null;
  return (
    <ul aria-label="Matches" className="mt-1 flex flex-wrap gap-x-3 gap-y-0.5 text-sm font-normal text-muted">
      {matches.map(({ kind, text, term }) => {
        const { icon: Icon, word, mono } = KINDS[kind];
        return (
          <li key={`${kind} ${text} ${term}`} className="flex min-w-0 items-start gap-1.5" title={word}>
            <Icon aria-hidden className="mt-0.75 size-3.5 shrink-0 text-faint" />
            <span className="sr-only">{word} </span>
            <span className="min-w-0 wrap-anywhere">
              {mono ? (
                <code className="font-mono text-xs text-ink">{text}</code>
              ) : (
                <span className="text-ink">{text}</span>
              )}
              {term === null || term === text ? null : ` ${term}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The reader's own access to a product. */
export function MyAccess({ state }: { state: AccessState }) {
  if (state === "active") {
    return (
      <Status tone="success" icon={CircleCheck}>
        Access
      </Status>
    );
  }
  if (state === "pending") {
    return (
      <Status tone="info" icon={Clock}>
        Requested
      </Status>
    );
  }
  return <span className="text-faint">None yet</span>;
}
