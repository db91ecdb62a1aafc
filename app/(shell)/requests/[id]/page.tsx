import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { RefreshWhile } from "@/components/access/refresh-while";
import { RequestFacts } from "@/components/access/request-facts";
import { NextStep, RequestTimeline } from "@/components/access/request-timeline";
import { RequestMark } from "@/components/access/state-mark";
import { WithdrawButton } from "@/components/access/withdraw-button";
import { PageHeader } from "@/components/layout/page-header";
import { Section } from "@/components/layout/section";
import { requireActor } from "@/lib/auth/actor";
import { getRequest } from "@/lib/features/access/queries/requests";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Request" };

type Props = { params: Promise<{ id: string }> };

export default async function RequestDetailPage({ params }: Props) {
  const actor = await requireActor();
  const id = z.uuid().safeParse((await params).id);
  const request = id.success ? await getRequest(actor, id.data) : null;
  if (!request) notFound();
  const { product } = request.outputPort;
  const moving = request.grant?.status === "provisioning" || request.grant?.status === "revoking";
  return (
    <>
      <RefreshWhile active={moving || request.status === "pending"} waitsFor={moving ? "machine" : "people"} />
      <PageHeader
        title={`Request ${request.number}`}
        breadcrumbs={[{ label: "Requests", href: routes.requests() }]}
        status={<RequestMark status={request.status} />}
        description={`${request.consumerName} asks for the port ${request.outputPort.name} of ${product.name}.`}
        action={request.mayWithdraw ? <WithdrawButton requestId={request.id} number={request.number} /> : undefined}
      />
      <NextStep request={request} />
      <div className="grid gap-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Section title="What happened">
          <RequestTimeline request={request} now={new Date()} />
        </Section>
        <Section title="What was asked" className="lg:mt-0">
          <RequestFacts request={request} />
        </Section>
      </div>
    </>
  );
}
