import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { Code } from "@/components/ui/code";
import { DescriptionList } from "@/components/ui/description-list";
import { RelativeTime } from "@/components/ui/relative-time";
import { Timeline, type TimelineState } from "@/components/ui/timeline";
import type { GrantView } from "@/lib/features/access/queries/grants";
import { formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";
import { UsedColumns } from "./used-columns";

/** What was pinned when the access was given. */
export function GrantFacts({ grant }: { grant: GrantView }) {
  const { request, contractVersion } = grant;
  const { product } = grant.outputPort;
  return (
    <DescriptionList
      items={[
        {
          term: "Data product",
          value: (
            <Link href={routes.product(product.ref)} className="link">
              {product.name}
            </Link>
          ),
        },
        { term: "Classification", value: <ClassificationBadge value={contractVersion.classification} /> },
        {
          term: "Contract",
          value: (
            <Link href={routes.contract(contractVersion.contract.ref, contractVersion.version)} className="link">
              {contractVersion.contract.ref} {contractVersion.version}
            </Link>
          ),
        },
        { term: "Columns", value: <UsedColumns names={request.columns} /> },
        { term: "Purpose", value: <p className="whitespace-pre-line wrap-anywhere">{request.purpose}</p> },
        {
          term: "Request",
          value: (
            <Link href={routes.request(request.id)} className="link">
              Request {request.number}
            </Link>
          ),
        },
        {
          term: grant.endedAt ? "Ended" : "Expires",
          value: formatDateTime(grant.endedAt ?? grant.expiresAt),
        },
        { term: "Platform", value: grant.connection.name },
        { term: "Role", value: <Code copy="role name">{grant.platformRole}</Code> },
      ]}
    />
  );
}

const ACTIONS: Readonly<Record<string, { title: string; state: TimelineState }>> = {
  "grant.created": { title: "Approved", state: "done" },
  "grant.activated": { title: "Set up and read back", state: "done" },
  "grant.credential_issued": { title: "Credential issued", state: "done" },
  "grant.credential_rotated": { title: "Credential replaced", state: "done" },
  "grant.revoked": { title: "Revoked", state: "skipped" },
  "grant.returned": { title: "Given back", state: "skipped" },
  "grant.expired": { title: "Expired", state: "skipped" },
  "grant.retired": { title: "Port retired", state: "skipped" },
  "grant.ended": { title: "Removed from the platform", state: "skipped" },
};

/** From the audit log: who did what, when. */
export function GrantHistory({ grant, now }: { grant: GrantView; now: Date }) {
  return (
    <Timeline
      label="History of the access"
      items={grant.history.map((event) => {
        const known = ACTIONS[event.action];
        return {
          key: event.id.toString(),
          state: known?.state ?? "done",
          title: known?.title ?? event.action,
          time: <RelativeTime value={event.at} now={now} />,
          detail: event.actorName,
        };
      })}
    />
  );
}
