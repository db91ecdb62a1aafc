import { Archive, PencilLine, TriangleAlert } from "lucide-react";
import { Status } from "@/components/ui/status";

type Props = { status: string; className?: string };

/** Where a product or version stands in its life. */
export function ProductStatus({ status, className }: Props) {
  switch (status) {
    case "active":
      return (
        <Status tone="success" className={className}>
          Active
        </Status>
      );
    case "deprecated":
      return (
        <Status tone="warning" icon={TriangleAlert} className={className}>
          Deprecated
        </Status>
      );
    case "retired":
      return (
        <Status tone="neutral" icon={Archive} className={className}>
          Retired
        </Status>
      );
    case "draft":
      return (
        <Status tone="info" icon={PencilLine} className={className}>
          Draft
        </Status>
      );
    default:
      return (
        <Status tone="neutral" className={className}>
          {status === "" ? "No status" : status}
        </Status>
      );
  }
}
