import { db } from "@/lib/db/client";
import type { DomainEvent } from "@/lib/domain/events";
import { seesProduct, type Voter, votersOf } from "@/lib/features/needs/queries/voters";
import { routes } from "@/lib/routes";
import type { Addressed, Message } from "./messages";

type NeedEvent = Extract<DomainEvent, { needId: string }>;

function loadNeed(id: string) {
  return db().need.findUnique({
    where: { id },
    include: {
      product: { include: { domain: { select: { path: true, name: true } } } },
      claimedDomain: { select: { name: true } },
      claimedTeam: { select: { name: true } },
      events: { orderBy: { at: "desc" }, take: 20 },
    },
  });
}
type AboutNeed = NonNullable<Awaited<ReturnType<typeof loadNeed>>>;

function claimed(need: AboutNeed): Omit<Message, "to" | "kind"> {
  const by = need.claimedTeam?.name ?? need.claimedDomain?.name ?? "A domain";
  return {
    title: `${by} sees to need ${need.number}`,
    body: `“${need.title}” was claimed. You are told when the data is there.`,
    href: routes.need(need.number),
  };
}

/** Who may not see the product learns that the need is met, and nothing of the product. */
function met(need: AboutNeed, voter: Voter): Omit<Message, "to" | "kind"> {
  const title = `Need ${need.number} is met: ${need.title}`;
  if (need.product && seesProduct(voter, need.product))
    return {
      title,
      body: `${need.product.name} has the data. ${need.product.summary}`.trim(),
      href: routes.product(need.product.ref),
    };
  return {
    title,
    body: "The data is not open to you. Its domain can tell you more.",
    href: routes.need(need.number),
  };
}

function closed(need: AboutNeed): Omit<Message, "to" | "kind"> {
  const reason = need.events.find((event) => event.kind === "closed")?.note ?? "none";
  return {
    title: `Need ${need.number} will not be met`,
    body: `“${need.title}” was closed. The reason given: ${reason}`,
    href: routes.need(need.number),
  };
}

/** What is said to each person who wants the data; whoever did it knows already. */
export async function needMessages(event: NeedEvent): Promise<Addressed[]> {
  const need = await loadNeed(event.needId);
  if (!need) return [];
  const voters = (await votersOf(need.id)).filter((voter) => voter.id !== event.byId);
  return voters.map((voter) => {
    const words = {
      "need.claimed": () => claimed(need),
      "need.met": () => met(need, voter),
      "need.closed": () => closed(need),
    }[event.type]();
    const { id, name, email } = voter;
    return { ...words, to: "voters", kind: event.type, person: { id, name, email } };
  });
}
