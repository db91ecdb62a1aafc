import { recordAudit } from "@/lib/db/audit";
import { askToMove, closeMove } from "@/lib/db/moves";
import { emit } from "@/lib/db/outbox";
import { liveGrantStatuses } from "@/lib/domain/access/states";
import { standingOf } from "@/lib/domain/move/port-standing";
import { lockPorts } from "./lock-ports";
import type { Publication } from "./publication";

const fields = {
  id: true,
  name: true,
  major: true,
  version: true,
  productId: true,
  deprecatedAt: true,
  successorId: true,
  retiredAt: true,
  _count: { select: { grants: { where: { status: { in: liveGrantStatuses } } } } },
} as const;

function load({ tx }: Publication, productId: string) {
  return tx.outputPort.findMany({ where: { productId }, select: fields });
}
type Row = Awaited<ReturnType<typeof load>>[number];

/** What the document says of its ports, by row id: listed ones, with whether it calls them deprecated. */
export type Listed = ReadonlyMap<string, { flagged: boolean }>;

/**
 * Lets every port of a product stand as its new document makes it stand: open, deprecated with its successor, or retired.
 * Consumers of a port that a newer major replaces are asked to move; those of one without a successor are told. One audit
 * row per port that changes.
 */
export async function settlePorts(publication: Publication, productId: string, listed: Listed): Promise<void> {
  await lockPorts(publication.tx, productId);
  const ports = (await load(publication, productId)).map((row) => ({
    row,
    name: row.name,
    major: row.major,
    listed: listed.has(row.id),
    flagged: listed.get(row.id)?.flagged ?? false,
    inUse: row._count.grants > 0,
    retired: row.retiredAt !== null,
  }));
  for (const port of ports) {
    const standing = standingOf(port, ports);
    if (standing.state === "deprecated") await deprecate(publication, port.row, standing.successor?.row ?? null);
    else if (standing.state === "retired") await retire(publication, port.row);
    else await reopen(publication, port.row);
    if (standing.state === "retired" && port.listed)
      publication.warnings.push({
        path: "outputPorts",
        severity: "warning",
        message: `The port “${port.name}” in version ${port.major} was retired and stays so; take it out of the document.`,
      });
  }
}

function audit({ tx, actor }: Publication, port: Row, action: string, after: Record<string, string | null>) {
  return recordAudit(tx, actor, {
    action,
    subjectType: "output_port",
    subjectId: port.id,
    subjectName: `${port.name} ${port.major}`,
    productId: port.productId,
    after,
  });
}

async function reopen(publication: Publication, port: Row): Promise<void> {
  const { tx, actor } = publication;
  if (port.deprecatedAt === null && port.retiredAt === null) return;
  await tx.outputPort.update({
    where: { id: port.id },
    data: { deprecatedAt: null, successorId: null, endsAt: null, endReason: null, retiredAt: null },
  });
  await audit(publication, port, "port.reopened", {});
  const asked = await tx.move.findMany({ where: { fromPortId: port.id }, select: { grantId: true } });
  for (const { grantId } of asked) await closeMove(tx, actor, grantId, "The port is offered again.");
}

async function deprecate(publication: Publication, port: Row, successor: Row | null): Promise<void> {
  const { tx, actor } = publication;
  const isNew = port.deprecatedAt === null || port.retiredAt !== null;
  const successorId = successor?.id ?? null;
  if (!isNew && port.successorId === successorId) return;
  await tx.outputPort.update({
    where: { id: port.id },
    data: { deprecatedAt: isNew ? new Date() : port.deprecatedAt, successorId, retiredAt: null },
  });
  await audit(publication, port, "port.deprecated", {
    successor: successor ? `${successor.name}@${successor.major}` : null,
  });
  const grants = await tx.accessGrant.findMany({
    where: { outputPortId: port.id, status: { in: liveGrantStatuses } },
    select: { id: true, outputPortId: true },
  });
  for (const grant of grants) {
    if (successorId !== null) await askToMove(tx, actor, grant, successorId);
    else await emit(tx, { type: "grant.deprecated", grantId: grant.id });
  }
}

async function retire(publication: Publication, port: Row): Promise<void> {
  if (port.retiredAt !== null) return;
  await publication.tx.outputPort.update({ where: { id: port.id }, data: { retiredAt: new Date() } });
  await audit(publication, port, "port.retired", { reason: "The document no longer lists it, and nobody had access." });
}
