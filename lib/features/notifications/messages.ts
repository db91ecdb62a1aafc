import type { DomainEvent } from "@/lib/domain/events";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Who a message is for. */
export type Audience = "approvers" | "requester" | "owners" | "admins";

/** One message: a notification in the product and a mail with the same words. `href` is a path of a page. */
export type Message = { to: Audience; kind: string; title: string; body: string; href: string };

/** What the words need to know of the request or grant the event is about. */
export type Facts = {
  requestId: string;
  requestNumber: number;
  requesterName: string;
  consumerName: string;
  /** "Entity ratings, port ratings". */
  access: string;
  purpose: string;
  denialReason: string | null;
  grantId: string | null;
  expiresAt: Date | null;
  endNote: string | null;
  lastError: string | null;
};

const step = (f: Facts): Message => ({
  to: "approvers",
  kind: "request.step_opened",
  title: `${f.requesterName} asks for ${f.access}`,
  body: `For ${f.consumerName}. Purpose: ${f.purpose}`,
  href: routes.inboxItem(f.requestId),
});

const approved = (f: Facts): Message => ({
  to: "requester",
  kind: "request.approved",
  title: `Request ${f.requestNumber} was approved`,
  body: `${f.access} is being set up on the platform for ${f.consumerName}. You are told when it is ready.`,
  href: routes.request(f.requestId),
});

const denied = (f: Facts): Message => ({
  to: "requester",
  kind: "request.denied",
  title: `Request ${f.requestNumber} was denied`,
  body: `${f.access} for ${f.consumerName}. The reason given: ${f.denialReason ?? "none"}`,
  href: routes.request(f.requestId),
});

const activated = (f: Facts, href: string): Message => ({
  to: "requester",
  kind: "grant.activated",
  title: `Access to ${f.access} is ready`,
  body: `Get the credential for ${f.consumerName} and connect.${f.expiresAt ? ` Access ends on ${formatDate(f.expiresAt)}.` : ""}`,
  href,
});

const ending = (f: Facts, href: string): Message => ({
  to: "owners",
  kind: "grant.ending",
  title: `Access of ${f.consumerName} to ${f.access} ends`,
  body: f.endNote ?? "",
  href,
});

const ended = (f: Facts, href: string): Message => ({
  to: "requester",
  kind: "grant.ended",
  title: `Access to ${f.access} has ended`,
  body: `${f.consumerName} can no longer connect. ${f.endNote ?? ""}`.trim(),
  href,
});

const failing = (f: Facts, href: string, to: Audience): Message => ({
  to,
  kind: "grant.failing",
  title: `Access to ${f.access} is stuck on the platform`,
  body: `It is tried again by itself. What went wrong: ${f.lastError ?? "unknown"}`,
  href,
});

/** What is said to whom about an event. An end by expiry is no news for owners; an end by a person is. */
export function messagesFor(event: DomainEvent, facts: Facts): Message[] {
  const grantPage = facts.grantId ? routes.grant(facts.grantId) : routes.request(facts.requestId);
  switch (event.type) {
    case "request.step_opened":
      return [step(facts)];
    case "request.approved":
      return [approved(facts)];
    case "request.denied":
      return [denied(facts)];
    case "grant.activated":
      return [activated(facts, grantPage)];
    case "grant.ending":
      return event.reason === "expired" ? [] : [ending(facts, grantPage)];
    case "grant.ended":
      return [ended(facts, grantPage)];
    case "grant.failing":
      return [failing(facts, grantPage, "requester"), failing(facts, grantPage, "admins")];
    default:
      return [];
  }
}
