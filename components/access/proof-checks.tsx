import { CircleCheck, CircleX } from "lucide-react";
import type { GrantView } from "@/lib/features/access/queries/grants";
import { formatDateTime } from "@/lib/format";

/** What the platform itself answered when it was asked, each point with its result. */
export function ProofChecks({ proof }: { proof: GrantView["proof"] }) {
  if (!proof) return <p className="text-muted">Nothing yet: the platform is read back as soon as the role is made.</p>;
  return (
    <>
      <p className="mb-2 text-muted">
        {proof.state === "granted" ? "The role has this access and no other" : "The role is gone"}, as of{" "}
        <time dateTime={proof.readAt}>{formatDateTime(proof.readAt)}</time>.
      </p>
      <ul className="flex flex-col">
        {proof.checks.map((check) => {
          const Icon = check.passed ? CircleCheck : CircleX;
          return (
            <li key={check.name} className="flex items-start gap-2 border-b border-line py-1.5 last:border-0">
              <Icon
                aria-hidden
                className={
                  check.passed ? "mt-0.5 size-4 shrink-0 text-success-ink" : "mt-0.5 size-4 shrink-0 text-danger-ink"
                }
              />
              <span className="min-w-0 wrap-anywhere">
                <span className="sr-only">{check.passed ? "Yes: " : "No: "}</span>
                {check.name}
                {check.detail ? <span className="text-muted"> · {check.detail}</span> : null}
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
