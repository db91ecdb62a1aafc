import { z } from "zod";
import { db } from "@/lib/db/client";
import { type AccessPath, approverNames } from "@/lib/domain/access/policy";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import type { Actor } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import { routes } from "@/lib/routes";
import { approversOf } from "./approvers";
import { accessPath, findPort, type PortReference, portColumns, type RequestablePort, whyNotRequestable } from "./port";
import { usualTime } from "./usual-time";

const words = z.string().trim().min(1).optional().catch(undefined);
const termsSchema = z
  .object({ description: z.object({ usage: words, limitations: words }).partial().optional().catch(undefined) })
  .catch({ description: undefined });

/** Everything the request page shows before anything is sent. Throws `not_found` like `findPort`. */
export async function requestForm(actor: Actor, productRef: string, reference: PortReference, now: Date) {
  const port = await findPort(actor, productRef, reference);
  const [path, accounts, existing, usual, objects] = await Promise.all([
    accessPath(port),
    ownAccounts(actor),
    existingAccess(actor, port),
    usualTime(port.productId, now),
    portColumns(port.contractVersionId),
  ]);
  const answer = can(actor, "request.create");
  const { description } = termsSchema.parse(port.contractVersion.upgraded);
  return {
    product: { ref: port.product.ref, name: port.product.name, team: port.product.ownerTeam },
    port: { name: port.name, major: port.major, description: port.description },
    classification: port.contractVersion.classification,
    contract: {
      ref: port.contract.ref,
      name: port.contract.name,
      version: port.contractVersion.version,
      versionId: port.contractVersion.id,
      usage: description?.usage ?? null,
      limitations: description?.limitations ?? null,
    },
    objects,
    /** The newer port to ask for instead of a deprecated one. */
    successor: port.successor
      ? { ...port.successor, reference: `${port.successor.name}@${port.successor.major}` }
      : null,
    maximumDays: path.maximumDays,
    defaultDays: path.defaultDays,
    steps: await withPeople(actor, port, path),
    usual,
    accounts,
    existing,
    blocked: answer.allowed ? whyNotRequestable(port) : answer.reason,
  };
}
export type RequestForm = Awaited<ReturnType<typeof requestForm>>;

function ownAccounts(actor: Actor) {
  return db().serviceAccount.findMany({
    where: { teamId: { in: actor.teams.map((t) => t.id) }, deactivatedAt: null },
    select: { slug: true, name: true, team: { select: { name: true } } },
    orderBy: { name: "asc" },
  });
}

async function withPeople(actor: Actor, port: RequestablePort, path: AccessPath) {
  const parties = { personIds: [actor.id], teamId: null };
  return Promise.all(
    path.steps.map(async (step) => {
      const people = await approversOf(step.approver, port.product, parties);
      return { title: approverNames[step.approver], reason: step.reason, people: people.map((p) => p.name) };
    }),
  );
}

/** What the actor, or a service account of theirs, has or waits for on the port already: asking again is refused. */
async function existingAccess(actor: Actor, port: RequestablePort) {
  const consumer = {
    outputPortId: port.id,
    OR: [{ consumerPersonId: actor.id }, { serviceAccount: { teamId: { in: actor.teams.map((t) => t.id) } } }],
  };
  const include = { serviceAccount: { select: { slug: true, name: true } } } as const;
  const { outputPortId, ...mine } = consumer;
  const [requests, grants, moves] = await Promise.all([
    db().accessRequest.findMany({ where: { ...consumer, status: "pending" }, include }),
    db().accessGrant.findMany({ where: { ...consumer, status: { in: liveGrantStatuses } }, include }),
    db().move.findMany({
      where: { toPortId: outputPortId, status: { in: ["open", "blocked"] }, grant: mine },
      include: { grant: { include } },
    }),
  ]);
  const who = (row: { serviceAccount: { name: string } | null }) => row.serviceAccount?.name ?? "You";
  return [
    ...moves.map((m) => ({
      text: `${who(m.grant)}: a question to answer, then access is carried over`,
      href: routes.move(m.id),
    })),
    ...grants.map((g) => ({ text: `${who(g)}: access already`, href: routes.grant(g.id) })),
    ...requests.map((r) => ({ text: `${who(r)}: request ${r.number} is pending`, href: routes.request(r.id) })),
  ];
}
