import Link from "next/link";
import { ClassificationBadge } from "@/components/layout/classification-badge";
import { DescriptionList } from "@/components/ui/description-list";
import type { RequestView } from "@/lib/features/access/queries/requests";
import { formatDateTime, formatDays } from "@/lib/format";
import { routes } from "@/lib/routes";
import { UsedColumns } from "./used-columns";

/** What was asked and pinned; the same facts for requester and approver. */
export function RequestFacts({ request }: { request: RequestView }) {
  const { outputPort, contractVersion } = request;
  return (
    <DescriptionList
      items={[
        {
          term: "Data product",
          value: (
            <Link href={routes.product(outputPort.product.ref)} className="link">
              {outputPort.product.name}
            </Link>
          ),
        },
        { term: "Port", value: `${outputPort.name}, major version ${outputPort.major}` },
        { term: "Classification", value: <ClassificationBadge value={contractVersion.classification} /> },
        {
          term: "For",
          value: request.serviceAccount
            ? `${request.serviceAccount.name}, service account of ${request.serviceAccount.team.name}`
            : request.consumerName,
        },
        { term: "Columns", value: <UsedColumns names={request.columns} /> },
        { term: "Purpose", value: <p className="whitespace-pre-line wrap-anywhere">{request.purpose}</p> },
        { term: "Duration", value: `${formatDays(request.durationDays)} from the approval` },
        ...(request.origin === "move"
          ? [{ term: "Why", value: "A newer version replaced the port the consumer had access to." }]
          : []),
        {
          term: "Terms accepted",
          value: (
            <>
              <Link href={routes.contract(contractVersion.contract.ref, contractVersion.version)} className="link">
                {contractVersion.contract.ref} {contractVersion.version}
              </Link>
              , {formatDateTime(request.termsAcceptedAt)}
            </>
          ),
        },
      ]}
    />
  );
}
