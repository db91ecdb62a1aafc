import type { Metadata } from "next";
import Link from "next/link";
import { CreateToken } from "@/components/forms/create-token";
import { TokenTable } from "@/components/forms/token-table";
import { PageHeader } from "@/components/layout/page-header";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { EmptyState } from "@/components/ui/empty-state";
import { requireActor } from "@/lib/auth/actor";
import { scopes } from "@/lib/domain/actor";
import { listOwnTokens } from "@/lib/features/people/queries";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  const actor = await requireActor();
  const tokens = await guarded(async () => listOwnTokens(actor));
  return (
    <>
      <PageHeader
        title="API tokens"
        description={
          <>
            For scripts that act as you. A program of a team uses a service account on its team's page instead. See the{" "}
            <Link href={routes.apiDocs()} className="underline">
              API reference
            </Link>
            .
          </>
        }
        tabs={<SettingsTabs current="tokens" />}
        // Always in this place: the first token must not take its own dialog away while it is shown.
        action={<CreateToken scopes={scopes} variant="primary" />}
      />
      {tokens.length === 0 ? (
        <EmptyState kind="first-use" title="No API tokens yet">
          A token has a name, a purpose and an end, and can be revoked at any time.
        </EmptyState>
      ) : (
        <TokenTable caption="Your API tokens" tokens={tokens} now={new Date()} />
      )}
    </>
  );
}
