import { beforeAll, expect } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import type { Actor } from "@/lib/domain/actor";
import type { AppError } from "@/lib/domain/errors";
import { decideRequest } from "@/lib/features/access/commands/decide-request";
import { fileRequest } from "@/lib/features/access/commands/file-request";
import { publish } from "@/lib/features/publishing/commands";
import { sampleContract, sampleProduct } from "@/lib/features/publishing/sample-documents";
import { acceptMove } from "./commands/accept-move";

/** Who plays: read after `scene` has run. */
export let owner: Actor;
export let steward: Actor;
export let stranger: Actor;
let n = 0;

/** Call at the top of a test file that has a database: a team that owns products, and somebody who has nothing to do with it. */
export function scene(): void {
  beforeAll(async () => {
    const domain = await aDomain({ slug: "brokerage" });
    await aConnection({ slug: "warehouse" });
    const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
    owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }));
    steward = await actorOf(await aPerson({ roles: ["steward"] }));
    stranger = await actorOf(await aPerson());
  });
}

type Ports = { name: string; version: string; contract: string }[];
export const portsOf = (id: string, ...versions: string[]): Ports =>
  versions.map((version) => ({ name: "main", version, contract: `${id}.main` }));

export const contract = (id: string, over: Parameters<typeof sampleContract>[0] = {}) =>
  sampleContract({ id: `${id}.main`, schema: `s_${id}`, columns: ["id", "amount", "note"], ...over });

/** A product in version 1 with consumers who have active access. */
export async function inUse(consumers = 1, columns: string[] = []) {
  n += 1;
  const id = `rents-${n}`;
  await publish(owner, { product: sampleProduct({ id, ports: portsOf(id, "1.0.0") }), contracts: [contract(id)] });
  const people: { actor: Actor; grantId: string }[] = [];
  for (let i = 0; i < consumers; i += 1) people.push(await withAccess(id, 1, columns));
  return { id, people };
}

export async function withAccess(id: string, major: number, columns: string[] = []) {
  const actor = await actorOf(await aPerson());
  const port = await portOf(id, major);
  const { id: requestId } = await fileRequest(actor, {
    product: id,
    port: { name: "main", major },
    serviceAccount: null,
    purpose: "Monthly exposure report for the credit committee.",
    durationDays: 90,
    columns,
    acceptedContractVersionId: port.contractVersionId,
  });
  const { grantId } = await decideRequest(owner, { requestId, verdict: "approve", reason: "" });
  await db().accessGrant.update({ where: { id: grantId ?? "" }, data: { status: "active" } });
  return { actor, grantId: grantId ?? "" };
}

export const portOf = (id: string, major: number) =>
  db().outputPort.findFirstOrThrow({ where: { product: { ref: id }, name: "main", major } });

/** Version 2 without the column `amount`, beside version 1 or, with `only`, in its place. */
export function publishTwo(id: string, over: { version?: string; only?: boolean; classification?: string } = {}) {
  const { version = "2.0.0", only = false, classification } = over;
  const source = JSON.parse(contract(id, { version: "2.0.0", columns: ["id", "net_amount"] }));
  if (classification) source.customProperties = [{ property: "classification", value: classification }];
  const ports = only ? portsOf(id, "2.0.0") : portsOf(id, "1.0.0", "2.0.0");
  return publish(owner, { product: sampleProduct({ id, version, ports }), contracts: [JSON.stringify(source)] });
}

export const moveOf = (grantId: string) =>
  db().move.findUniqueOrThrow({ where: { grantId }, include: { request: { include: { grant: true } } } });

export async function accept(who: { actor: Actor; grantId: string }) {
  const move = await moveOf(who.grantId);
  const to = await db().outputPort.findUniqueOrThrow({ where: { id: move.toPortId } });
  return acceptMove(who.actor, { moveId: move.id, acceptedContractVersionId: to.contractVersionId });
}

/** The worker has made the new access real. */
export const arrive = (grantId: string | null) =>
  db().accessGrant.update({ where: { id: grantId ?? "" }, data: { status: "active" } });

export async function refusal(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail("was accepted"),
    (error: AppError) => error,
  );
}

export const actionsOn = async (subjectId: string) =>
  (await db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } })).map((e) => e.action);

export const first = <T>(list: readonly T[]): T => {
  const [one] = list;
  if (one === undefined) throw new Error("There is nobody.");
  return one;
};
