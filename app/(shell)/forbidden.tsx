import { ErrorPage } from "@/components/layout/error-page";
import { refusalReason } from "@/lib/server/page-guard";

export default function Forbidden() {
  return (
    <ErrorPage title="You may not open this page">{refusalReason() ?? "Your role does not include it."}</ErrorPage>
  );
}
