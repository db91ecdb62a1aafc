import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { Credential } from "@/components/access/credential";
import { EndGrantButtons } from "@/components/access/end-grant-buttons";
import { GrantFacts, GrantHistory } from "@/components/access/grant-facts";
import { ProofChecks } from "@/components/access/proof-checks";
import { RefreshWhile } from "@/components/access/refresh-while";
import { StateMark } from "@/components/access/state-mark";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { isUnanswered } from "@/lib/domain/move/move-state";
import { type GrantView, getGrant } from "@/lib/features/access/queries/grants";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Access" };

type Props = { params: Promise<{ id: string }> };

export default async function GrantPage({ params }: Props) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  const grant = id.success ? await getGrant(actor, id.data) : null;
  if (!grant) notFound();
  const { product } = grant.outputPort;
  const { state } = grant;
  return (
    <>
      <RefreshWhile active={grant.moving} />
      <PageHeader
        title={`${product.name}, port ${grant.outputPort.name} ${grant.outputPort.major}`}
        breadcrumbs={[{ label: "Access", href: routes.access() }]}
        status={<StateMark state={state} />}
        description={`Access of ${grant.consumerName}.`}
        action={<EndGrantButtons grant={{ id: grant.id, ...rights(grant) }} />}
      />
      <Callout tone={state.tone === "neutral" ? "info" : state.tone} className="mb-8">
        <span role="status">{state.explanation}</span>
        {grant.endNote ? <p className="text-muted">{grant.endNote}</p> : null}
      </Callout>
      <MoveNotice grant={grant} />
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          {grant.mayIssue ? (
            <Section title="Connect">
              <Credential
                grantId={grant.id}
                issuedAt={grant.credentialIssuedAt}
                applied={grant.credentialAppliedAt !== null}
                endpoint={{
                  host: grant.connection.host,
                  port: grant.connection.port,
                  database: grant.connection.database,
                }}
                role={grant.platformRole}
                schema={grant.outputPort.platformSchema ?? "public"}
                views={grant.contractVersion.schemaObjects.map((o) => o.physicalName)}
              />
            </Section>
          ) : null}
          <Section title="Read back from the platform">
            <ProofChecks proof={grant.proof} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section title="What was agreed">
            <GrantFacts grant={grant} />
          </Section>
          <Section title="History">
            <GrantHistory grant={grant} now={new Date()} />
          </Section>
        </div>
      </div>
    </>
  );
}

/** That a newer port replaces this one, and what the consumer is asked. */
function MoveNotice({ grant }: { grant: GrantView }) {
  const { outputPort, question, endsAt } = grant;
  const isDeprecated = outputPort.deprecatedAt !== null || outputPort.product.status === "deprecated";
  if (grant.status === "ended" || !isDeprecated) return null;
  const port = `${outputPort.name} ${outputPort.major}`;
  const end = endsAt ? ` It can end from ${formatDate(endsAt)} on.` : "";
  const to = question ? `${question.to.name} ${question.to.major}` : null;
  return (
    <Callout
      tone={question?.standing === "moved" ? "info" : "warning"}
      title={to ? `${port} is deprecated; ${to} replaces it` : `${port} is deprecated`}
      className="mb-8"
      action={
        question ? (
          <LinkButton href={routes.move(question.id)} size="sm">
            {isUnanswered(question.standing) ? "Answer" : "See the answer"}
          </LinkButton>
        ) : undefined
      }
    >
      {question?.standing === "moved"
        ? `The access has moved. Give this one back when you have switched over.`
        : `This access keeps working meanwhile.`}
      {end}
    </Callout>
  );
}

function rights(grant: { mayRevoke: boolean; mayReturn: boolean; consumerName: string }) {
  return { mayRevoke: grant.mayRevoke, mayReturn: grant.mayReturn, consumer: grant.consumerName };
}
