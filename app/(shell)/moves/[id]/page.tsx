import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { ContractDiff } from "@/components/contracts/contract-diff";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { MoveAnswer } from "@/components/moves/move-answer";
import { MoveFacts } from "@/components/moves/move-facts";
import { StandingMark } from "@/components/moves/standing-mark";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { getMove, type MoveView } from "@/lib/features/moves/queries/move";
import { formatDate, formatDateTime } from "@/lib/format";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Move to a new version" };

type Props = { params: Promise<{ id: string }> };

/** The question a new major puts to one consumer: what changes for them, and their answer. */
export default async function MovePage({ params }: Props) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  const move = id.success ? await getMove(actor, id.data) : null;
  if (!move) notFound();
  const { outputPort } = move.grant;
  const { product } = outputPort;
  const from = `${outputPort.name} ${outputPort.major}`;
  const to = `${move.toPort.name} ${move.toPort.major}`;
  return (
    <>
      <PageHeader
        title={`${product.name}: from ${from} to ${to}`}
        breadcrumbs={[{ label: "Access", href: routes.access() }]}
        status={<StandingMark standing={move.standing} />}
        description={`The port ${from} is replaced by ${to}. The access of ${move.consumerName} goes on under the new contract version once you accept.`}
        action={
          move.mayManage ? (
            <LinkButton href={routes.portMoves(product.ref, `${outputPort.name}@${outputPort.major}`)}>
              All consumers of {from}
            </LinkButton>
          ) : undefined
        }
      />
      <Answered move={move} />
      <div className="grid gap-10 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <Section title="What changes for you" description={reductionOf(move)}>
            <ContractDiff
              diff={move.diff}
              from={move.grant.contractVersion.version}
              to={move.toPort.contractVersion.version}
            />
          </Section>
          <Section title="Your answer">
            <Answer move={move} />
          </Section>
        </div>
        <div className="min-w-0">
          <Section title="The access">
            <MoveFacts move={move} />
          </Section>
        </div>
      </div>
    </>
  );
}

function reductionOf(move: MoveView): string {
  const { length } = move.diff.changes;
  const all = move.changesInAll;
  if (move.grant.request.columns.length === 0) return "Everything, because you named no columns when you asked.";
  return length === all
    ? "All changes touch the columns you use."
    : `${length} of ${all} changes: those that touch the columns you use, and those of the whole contract.`;
}

/** What happened so far, when something did. */
function Answered({ move }: { move: MoveView }) {
  const at = move.answeredAt ? ` on ${formatDateTime(move.answeredAt)}` : "";
  if (move.standing === "blocked")
    return (
      <Callout tone="warning" title={`${move.answeredByName} cannot move yet, said${at}`} className="mb-6">
        {move.blockedReason}
      </Callout>
    );
  if (move.standing === "closed")
    return <Callout className="mb-6">This question is closed; the access ended, or the port is offered again.</Callout>;
  if (move.request === null) return null;
  const { grant } = move.request;
  const said = {
    waiting: grant ? "The new access is being set up." : "The new access waits for approval.",
    refused: "The request for the new access came to nothing. You may answer again.",
    moved: "The new access is there. Switch over, then give the old one back.",
  };
  if (move.standing === "open") return null;
  return (
    <Callout
      tone={move.standing === "moved" ? "success" : move.standing === "refused" ? "danger" : "info"}
      title={`${move.answeredByName} accepted${at}`}
      className="mb-6"
      action={
        <LinkButton href={grant ? routes.grant(grant.id) : routes.request(move.request.id)} size="sm">
          {grant ? "New access" : "Request"}
        </LinkButton>
      }
    >
      <span role="status">{said[move.standing]}</span>
    </Callout>
  );
}

function Answer({ move }: { move: MoveView }) {
  if (move.closed !== null) return <p className="text-muted">{move.closed}</p>;
  const { toPort, grant } = move;
  const { contract, contractVersion } = toPort;
  const until = formatDate(grant.expiresAt);
  return (
    <MoveAnswer
      moveId={move.id}
      contract={{ ref: contract.ref, version: contractVersion.version, versionId: contractVersion.id }}
      blockedReason={move.blockedReason}
      consequences={
        move.asksForApproval
          ? `${contractVersion.contractId === grant.contractVersion.contractId ? `The data is ${contractVersion.classification} now, more protected than before` : "It is offered under another contract now"}: a request with the same purpose is filed and decided as usual. Your old access stays meanwhile.`
          : `You get access to ${toPort.name} ${toPort.major} within a minute, with the same purpose, until ${until} at the latest. Your old access stays until you give it back or the port retires.`
      }
    />
  );
}
