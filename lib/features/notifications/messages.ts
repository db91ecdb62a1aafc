import type { DomainEvent } from "@/lib/domain/events";
import { formatDate } from "@/lib/format";
import { routes } from "@/lib/routes";

/** Who a message is for. */
export type Audience = "approvers" | "requester" | "owners" | "admins" | "voters";

/** One message: a notification in the product and a mail with the same words. `href` is a path of a page. */
export type Message = { to: Audience; kind: string; title: string; body: string; href: string };

export type Recipient = { id: string; name: string; email: string };

/** A message with the person it goes to. */
export type Addressed = Message & { person: Recipient };

/** What the words need to know of a question to move. */
export type MoveFacts = {
  id: string;
  /** "Entity ratings, port ratings 2". */
  to: string;
  /** Version of the contract behind the newer port. */
  toVersion: string;
  answeredBy: string;
  blockedReason: string | null;
  ownersPage: string;
};

/** What the words need to know of the request or grant the event is about. */
export type Facts = {
  requestId: string;
  requestNumber: number;
  requesterName: string;
  consumerName: string;
  /** "Entity ratings, port ratings". */
  access: string;
  /** "ratings 1". */
  port: string;
  product: string;
  /** Id of the product to use instead of a deprecated one. */
  successorRef: string | null;
  /** From when on the port may be retired. */
  portEndsAt: Date | null;
  portEndReason: string | null;
  /** Where the owners of the port see who is left on it. */
  ownersPage: string;
  move: MoveFacts | null;
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

const until = (f: Facts) =>
  f.portEndsAt
    ? ` Port ${f.port} can end from ${formatDate(f.portEndsAt)} on.`
    : ` Port ${f.port} keeps working meanwhile.`;

const asked = (f: Facts, move: MoveFacts, kind: "move.opened" | "move.reminded"): Message => ({
  to: "requester",
  kind,
  title: `${kind === "move.reminded" ? "Reminder: " : ""}${f.product}: port ${f.port} is replaced, please answer`,
  body: `${move.to} (contract version ${move.toVersion}) takes its place. See what changes for ${f.consumerName}, and accept or say what blocks you.${until(f)}`,
  href: routes.move(move.id),
});

const answered = (f: Facts, move: MoveFacts, kind: "move.accepted" | "move.blocked"): Message => ({
  to: "owners",
  kind,
  title:
    kind === "move.accepted"
      ? `${f.consumerName} moves to ${move.to}`
      : `${f.consumerName} cannot move to ${move.to} yet`,
  body:
    kind === "move.accepted"
      ? `${move.answeredBy} accepted the new contract version.`
      : `${move.answeredBy} says what blocks them: ${move.blockedReason ?? ""}`,
  href: move.ownersPage,
});

const deprecated = (f: Facts, href: string): Message => ({
  to: "requester",
  kind: "grant.deprecated",
  title: `${f.access} is deprecated`,
  body: `Access of ${f.consumerName} goes on.${f.portEndsAt ? ` It can end from ${formatDate(f.portEndsAt)} on.` : ""}${f.successorRef ? ` Use ${f.successorRef} instead.` : ""}`,
  href,
});

const endSet = (f: Facts, href: string): Message => ({
  to: "requester",
  kind: "grant.end_set",
  title: f.portEndsAt ? `${f.access} can end from ${formatDate(f.portEndsAt)} on` : `The end of ${f.access} changed`,
  body: `It concerns the access of ${f.consumerName} to ${f.port}. The reason given: ${f.portEndReason ?? "none"}`,
  href: f.move ? routes.move(f.move.id) : href,
});

const pastEnd = (f: Facts): Message => ({
  to: "owners",
  kind: "grant.past_end",
  title: `${f.product}: the end date of port ${f.port} has passed`,
  body: `It was ${f.portEndsAt ? formatDate(f.portEndsAt) : "set by its product"}, and somebody still has access. Nothing ends by itself: see who is left, and retire the port when you decide to.`,
  href: f.ownersPage,
});

/** What is said about questions to move. */
function moveMessages(event: DomainEvent, facts: Facts): Message[] {
  if (!facts.move) return [];
  switch (event.type) {
    case "move.opened":
    case "move.reminded":
      return [asked(facts, facts.move, event.type)];
    case "move.accepted":
    case "move.blocked":
      return [answered(facts, facts.move, event.type)];
    default:
      return [];
  }
}

/** Ends that nobody has to be told of: time ran out, or an owner retired the port and sees it. */
const quietEnds = ["expired", "replaced", "retired"];

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
      return quietEnds.includes(event.reason) ? [] : [ending(facts, grantPage)];
    case "grant.ended":
      return [ended(facts, grantPage)];
    case "grant.failing":
      return [failing(facts, grantPage, "requester"), failing(facts, grantPage, "admins")];
    case "grant.deprecated":
      return [deprecated(facts, grantPage)];
    case "grant.past_end":
      return [pastEnd(facts)];
    case "grant.end_set":
      return [endSet(facts, grantPage)];
    default:
      return moveMessages(event, facts);
  }
}
