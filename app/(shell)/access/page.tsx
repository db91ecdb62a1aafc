import type { Metadata } from "next";
import { GrantList } from "@/components/access/grant-list";
import { RefreshWhile } from "@/components/access/refresh-while";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { QuestionList } from "@/components/moves/question-list";
import { TabLinks } from "@/components/ui/tab-links";
import { requireActor } from "@/lib/auth/actor";
import { myGrants } from "@/lib/features/access/queries/grants";
import { grantFilterSchema } from "@/lib/features/access/schema";
import { questionsFor } from "@/lib/features/moves/queries/mine";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Access" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AccessPage({ searchParams }: Props) {
  const actor = await requireActor();
  const { show } = grantFilterSchema.parse(await searchParams);
  const [rows, questions] = await Promise.all([myGrants(actor, { show }), questionsFor(actor)]);
  const now = new Date();
  return (
    <>
      <RefreshWhile active={rows.some((row) => row.moving)} />
      <PageHeader
        title="Access"
        description="What you and the service accounts of your teams can read now."
        tabs={
          <TabLinks
            label="Access"
            items={[
              { label: "Current", href: routes.access(), current: show === "current" },
              { label: "Ended", href: routes.access({ show: "ended" }), current: show === "ended" },
            ]}
          />
        }
      />
      {questions.length > 0 ? (
        <Section
          title="Questions to answer"
          className="mb-8"
          description="A newer version replaces what you use. See what changes for you, and answer."
        >
          <QuestionList questions={questions} now={now} />
        </Section>
      ) : null}
      <GrantList rows={rows} show={show} now={now} />
    </>
  );
}
