import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { NeedActs } from "@/components/needs/need-acts";
import { NeedMark } from "@/components/needs/need-mark";
import { NeedTimeline, NeedVoters } from "@/components/needs/need-story";
import { VoteForm } from "@/components/needs/vote-form";
import { Callout } from "@/components/ui/callout";
import { LinkButton } from "@/components/ui/link-button";
import { requireActor } from "@/lib/auth/actor";
import { getNeed, type NeedPage } from "@/lib/features/needs/queries/need";
import { needNumberSchema } from "@/lib/features/needs/schema";
import { formatDate, plural } from "@/lib/format";
import { routes } from "@/lib/routes";
import { guarded } from "@/lib/server/page-guard";

export const metadata: Metadata = { title: "Need" };

type Props = { params: Promise<{ number: string }> };

export default async function NeedDetailPage({ params }: Props) {
  const actor = await requireActor();
  const asked = needNumberSchema.safeParse(await params);
  if (!asked.success) notFound();
  const need = await guarded(() => getNeed(actor, asked.data.number));
  return (
    <>
      <PageHeader
        title={need.title}
        breadcrumbs={[{ label: "Needs", href: routes.needs() }]}
        status={<NeedMark status={need.status} />}
        meta={
          <>
            <span>Need {need.number}</span>
            <span>
              asked by {need.authorName} on {formatDate(need.createdAt)}
            </span>
            {need.domain && !need.claimedBy ? <span>may belong to {need.domain.name}</span> : null}
            {need.claimedBy ? <span>claimed by {need.claimedBy}</span> : null}
          </>
        }
        action={
          <>
            <NeedActs need={actsOf(need)} />
            {need.mayEdit ? <LinkButton href={routes.editNeed(need.number)}>Edit</LinkButton> : null}
          </>
        }
      />
      <Met need={need} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <Words need={need} />
          <Section title="What happened">
            <NeedTimeline need={need} now={new Date()} />
          </Section>
        </div>
        <Section title={`Wanted by ${plural(need.votes, "person", "people")}`} className="lg:mt-0">
          <NeedVoters need={need} />
          {need.mayVote ? (
            <div className="mt-4 border-t border-line pt-4 print:hidden">
              <VoteForm
                key={String(need.myVote !== null)}
                number={need.number}
                voted={need.myVote !== null}
                purpose={need.myVote?.purpose ?? null}
                isMain={!need.mayClaim && !need.mayMeet}
              />
            </div>
          ) : null}
        </Section>
      </div>
    </>
  );
}

/** What the buttons need to know; nothing else goes to the browser. */
function actsOf(need: NeedPage) {
  const { number, choices, products, mayClaim, mayHandBack, mayMeet, mayClose, isAuthor, whyNotWithdrawn } = need;
  return {
    number,
    choices: mayClaim ? choices : [],
    products: mayMeet ? products : [],
    mayClaim,
    mayHandBack,
    mayMeet,
    mayClose,
    isAuthor,
    whyNotWithdrawn,
  };
}

function Words({ need }: { need: NeedPage }) {
  return (
    <>
      <Section title="What for">
        <p className="max-w-prose whitespace-pre-line wrap-anywhere">{need.purpose}</p>
      </Section>
      {need.description === "" ? null : (
        <Section title="What it should hold">
          <p className="max-w-prose whitespace-pre-line wrap-anywhere">{need.description}</p>
        </Section>
      )}
    </>
  );
}

/** Where the data is now, for who may see it. */
function Met({ need }: { need: NeedPage }) {
  if (need.status !== "met") return null;
  if (!need.product)
    return (
      <Callout tone="success" title="The need is met" className="mb-6">
        The data is not open to you. {need.claimedBy ? `${need.claimedBy} can tell you more.` : ""}
      </Callout>
    );
  return (
    <Callout
      tone="success"
      title={`${need.product.name} has the data`}
      className="mb-6"
      action={
        <LinkButton href={routes.product(need.product.ref)} variant="primary">
          Open the product
        </LinkButton>
      }
    >
      {need.product.summary}
    </Callout>
  );
}
