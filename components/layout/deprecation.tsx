import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Status } from "@/components/ui/status";
import { formatDate } from "@/lib/format";

type Props = {
  /** What to use instead: its name, and its page. */
  successor: { label: string; href: string } | null;
  /** From when on it can end; null when nobody has said. */
  endsAt: Date | null;
  className?: string;
};

/** That something is deprecated, by what it is replaced, and until when it stays: the same words everywhere. */
export function Deprecation({ successor, endsAt, className }: Props) {
  return (
    <span className={className}>
      <Status tone="warning" icon={TriangleAlert} wrap>
        <span>
          Deprecated
          {successor ? (
            <>
              , use{" "}
              <Link href={successor.href} className="link">
                {successor.label}
              </Link>
            </>
          ) : null}
          {endsAt ? <span className="text-muted">, can end from {formatDate(endsAt)}</span> : null}
        </span>
      </Status>
    </span>
  );
}
