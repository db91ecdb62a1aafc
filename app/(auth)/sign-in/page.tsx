import type { Metadata } from "next";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { DemoPeople } from "@/components/auth/demo-people";
import { OidcButton } from "@/components/auth/oidc-button";
import { PasswordForm } from "@/components/auth/password-form";
import { AuthShell } from "@/components/layout/auth-shell";
import { Callout } from "@/components/ui/callout";
import { currentActor } from "@/lib/auth/actor";
import { nextPathOfRefused, safeNextPath } from "@/lib/auth/next-path";
import { authCookieNames } from "@/lib/auth/session-cookie";
import { signInErrorSentence } from "@/lib/auth/sign-in-errors";
import { mainMeaning, roleTexts } from "@/lib/domain/role-text";
import { isEmptyInstallation, listDemoPeople } from "@/lib/features/people/queries";
import { routes } from "@/lib/routes";
import { env } from "@/lib/server/env";

export const metadata: Metadata = { title: "Sign in" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SignInPage({ searchParams }: Props) {
  const params = await searchParams;
  const { demo, oidc, url } = env();
  const callback = (await cookies()).get(authCookieNames(url).callbackUrl)?.value;
  const next = params.error && !params.next ? nextPathOfRefused(callback, url) : safeNextPath(params.next);
  if (await currentActor()) redirect(next);
  if (await isEmptyInstallation()) redirect(routes.setup());
  const error = signInErrorSentence(params.error);
  const people = demo ? await listDemoPeople() : [];
  return (
    <AuthShell title="Sign in" description="Find, understand and get the data products of your company.">
      <div className="flex flex-col gap-6">
        {error ? (
          <Callout tone="danger" live>
            {error}
          </Callout>
        ) : null}
        {params.done === "account" ? (
          <Callout tone="success" live>
            The account is ready. Sign in with it now.
          </Callout>
        ) : null}
        {oidc ? <OidcButton name={oidc.name} next={next} /> : null}
        {people.length > 0 ? (
          <DemoPeople
            next={next}
            people={people.map(({ id, name, roleAssignments, memberships }) => ({
              id,
              name,
              roles: roleTexts(roleAssignments),
              meaning: mainMeaning(roleAssignments),
              teams: memberships.map(({ team }) => team.name),
            }))}
          />
        ) : null}
        <PasswordForm next={next} quiet={people.length > 0} />
      </div>
    </AuthShell>
  );
}
