import { ErrorPage } from "@/components/layout/error-page";
import { LinkButton } from "@/components/ui/link-button";
import { routes } from "@/lib/routes";

export default function NotFound() {
  return (
    <ErrorPage
      title="There is nothing here, or you may not see it"
      action={
        <LinkButton href={routes.search()} variant="primary">
          Search the catalog
        </LinkButton>
      }
    >
      The address may be mistyped, the thing may have been retired, or it is visible to other people only.
    </ErrorPage>
  );
}
