import { z } from "zod";
import { moveStandings, moveStatuses } from "@/lib/domain/move/move-state";
import type { ListedMove, ListedPort } from "@/lib/features/moves/queries/listed";
import { standingOf } from "@/lib/features/moves/queries/standings";

const reference = z.string().meta({ description: "The port as name@major.", example: "ratings@2" });

export const outputPortResource = z
  .object({
    id: z.uuid(),
    dataProduct: z.string().meta({ description: "The product's id.", example: "entity-ratings" }),
    outputPort: reference,
    dataContract: z.string(),
    contractVersion: z.string().meta({ description: "The version the port promises now." }),
    deprecatedAt: z.iso.datetime().nullable(),
    successor: reference.nullable(),
    endsAt: z.iso.datetime().nullable().meta({ description: "From when on it may be retired, whoever is left." }),
    endReason: z.string().nullable(),
    retiredAt: z.iso.datetime().nullable(),
  })
  .meta({ id: "OutputPort" });

export const moveResource = z
  .object({
    id: z.uuid(),
    status: z.enum(moveStatuses).meta({ description: "What was answered." }),
    standing: z
      .enum(moveStandings)
      .meta({ description: "How far it came: `moved` only when the new access stands on the platform." }),
    from: outputPortResource,
    to: outputPortResource,
    acceptedContractVersion: z.string().meta({ description: "The version the access that stands is pinned to." }),
    consumer: z.object({ kind: z.enum(["person", "service_account"]), id: z.uuid(), name: z.string() }),
    columns: z.array(z.string()).meta({ description: "Columns the consumer uses; none named is all." }),
    openedAt: z.iso.datetime(),
    answeredAt: z.iso.datetime().nullable(),
    answeredBy: z.string().nullable(),
    blockedReason: z.string().nullable(),
    remindedAt: z.iso.datetime().nullable(),
    grantId: z.uuid().meta({ description: "The access that the question is about." }),
    newRequestId: z.uuid().nullable(),
    newGrantId: z.uuid().nullable(),
  })
  .meta({ id: "Move" });

const time = (date: Date | null) => date?.toISOString() ?? null;

export function portResource(row: ListedPort): z.input<typeof outputPortResource> {
  return {
    id: row.id,
    dataProduct: row.product.ref,
    outputPort: `${row.name}@${row.major}`,
    dataContract: row.contract.ref,
    contractVersion: row.contractVersion.version,
    deprecatedAt: time(row.deprecatedAt),
    successor: row.successor ? `${row.successor.name}@${row.successor.major}` : null,
    endsAt: time(row.endsAt ?? row.product.sunsetAt),
    endReason: row.endReason,
    retiredAt: time(row.retiredAt),
  };
}

function consumerOf({ grant }: ListedMove): z.input<typeof moveResource>["consumer"] {
  const { serviceAccount, consumerPersonId, request } = grant;
  return serviceAccount
    ? { kind: "service_account", id: serviceAccount.id, name: serviceAccount.name }
    : { kind: "person", id: consumerPersonId ?? "", name: request.requesterName };
}

export function moveView(row: ListedMove): z.input<typeof moveResource> {
  return {
    id: row.id,
    status: row.status,
    standing: standingOf(row),
    from: portResource(row.fromPort),
    to: portResource(row.toPort),
    acceptedContractVersion: row.grant.contractVersion.version,
    consumer: consumerOf(row),
    columns: row.grant.request.columns,
    openedAt: row.openedAt.toISOString(),
    answeredAt: time(row.answeredAt),
    answeredBy: row.answeredByName,
    blockedReason: row.blockedReason,
    remindedAt: time(row.remindedAt),
    grantId: row.grant.id,
    newRequestId: row.request?.id ?? null,
    newGrantId: row.request?.grant?.id ?? null,
  };
}
