import { z } from "zod";
import { grantStatuses, requestStatuses } from "@/lib/domain/access/states";
import type { ListedGrant, ListedRequest } from "@/lib/features/access/queries/listed";

/** The path parameter of a request or grant. */
export const identified = (noun: string) =>
  z.object({
    id: z.uuid({ message: "Write the id as a UUID." }).meta({
      description: `The id of the ${noun}.`,
      example: "019aab5e-7c1d-7a55-8b3e-2f4d1c9e6a70",
    }),
  });

const consumer = z
  .object({
    kind: z.enum(["person", "service_account"]),
    id: z.uuid(),
    name: z.string(),
  })
  .meta({ id: "Consumer", description: "Who uses the data." });

const target = z
  .object({
    dataProduct: z.string().meta({ description: "The product's id.", example: "entity-ratings" }),
    outputPort: z.string().meta({ description: "The port as name@major.", example: "ratings@1" }),
    dataContract: z.string().meta({ description: "The contract's id.", example: "entity-ratings.ratings" }),
    contractVersion: z.string().meta({ description: "The version whose terms were accepted.", example: "1.0.0" }),
  })
  .meta({ id: "AccessTarget" });

const decision = z
  .object({
    verdict: z.enum(["approve", "deny"]),
    reason: z.string(),
    decidedBy: z.string().meta({ description: "Name of the person who decided." }),
    decidedAt: z.iso.datetime(),
  })
  .meta({ id: "Decision" });

const step = z
  .object({
    id: z.uuid(),
    position: z.int().meta({ description: "From 1." }),
    approver: z.enum(["product_owner", "domain_owner", "steward"]),
    reason: z.string().meta({ description: "Why this step is on the path." }),
    status: z.enum(["waiting", "open", "approved", "denied", "closed"]),
    decision: decision.nullable(),
  })
  .meta({ id: "ApprovalStep" });

export const accessRequestResource = z
  .object({
    id: z.uuid(),
    number: z.int().meta({ description: "What people call it: request 42." }),
    status: z.enum(requestStatuses),
    target,
    consumer,
    requestedBy: z.string().meta({ description: "Name of whoever filed it." }),
    purpose: z.string(),
    durationDays: z.int(),
    columns: z.array(z.string()).meta({ description: "Columns the consumer uses; none named is all." }),
    origin: z
      .enum(["asked", "move"])
      .meta({ description: "`move`: carried over when a newer major replaced the port." }),
    createdAt: z.iso.datetime(),
    closedAt: z.iso.datetime().nullable(),
    steps: z.array(step).meta({ description: "Who decides, in this order." }),
    grantId: z.uuid().nullable().meta({ description: "The grant that followed, once approved." }),
  })
  .meta({ id: "AccessRequest" });

export const accessGrantResource = z
  .object({
    id: z.uuid(),
    status: z.enum(grantStatuses).meta({ description: "What is true on the platform, as it was last read back." }),
    failing: z.boolean().meta({ description: "True while the last attempt failed; it is repeated until it succeeds." }),
    target,
    consumer,
    platformRole: z.string().meta({ description: "The role on the platform that belongs to this grant alone." }),
    purpose: z.string(),
    requestId: z.uuid(),
    createdAt: z.iso.datetime(),
    provisionedAt: z.iso.datetime().nullable().meta({ description: "When the platform was read back and was right." }),
    expiresAt: z.iso.datetime(),
    portDeprecatedAt: z.iso
      .datetime()
      .nullable()
      .meta({ description: "Since when the owner advises against the port." }),
    portEndsAt: z.iso.datetime().nullable().meta({ description: "From when on the port can be retired." }),
    moveId: z.uuid().nullable().meta({ description: "The question that a newer port puts to this consumer." }),
    endReason: z.enum(["expired", "revoked", "replaced", "retired"]).nullable(),
    endNote: z.string().nullable(),
    endedAt: z.iso.datetime().nullable().meta({ description: "When the end was read back from the platform." }),
  })
  .meta({ id: "AccessGrant" });

const time = (date: Date | null) => date?.toISOString() ?? null;

function targetOf(row: ListedRequest | ListedGrant): z.input<typeof target> {
  return {
    dataProduct: row.outputPort.product.ref,
    outputPort: `${row.outputPort.name}@${row.outputPort.major}`,
    dataContract: row.contractVersion.contract.ref,
    contractVersion: row.contractVersion.version,
  };
}

/** A person asks for themself only, so the requester's name is the consumer's. */
function consumerOf(row: ListedRequest | ListedGrant, requesterName: string): z.input<typeof consumer> {
  const { serviceAccount, consumerPersonId } = row;
  if (serviceAccount) return { kind: "service_account", id: serviceAccount.id, name: serviceAccount.name };
  return { kind: "person", id: consumerPersonId ?? "", name: requesterName };
}

export function requestResource(row: ListedRequest): z.input<typeof accessRequestResource> {
  const { id, number, status, purpose, durationDays } = row;
  return {
    id,
    number,
    status,
    target: targetOf(row),
    consumer: consumerOf(row, row.requesterName),
    requestedBy: row.requesterName,
    purpose,
    durationDays,
    columns: row.columns,
    origin: row.origin,
    createdAt: row.createdAt.toISOString(),
    closedAt: time(row.closedAt),
    steps: row.steps.map((s) => ({
      id: s.id,
      position: s.position + 1,
      approver: s.approver,
      reason: s.reason,
      status: s.status,
      decision:
        s.decisions.map((d) => ({
          verdict: d.verdict,
          reason: d.reason,
          decidedBy: d.deciderName,
          decidedAt: d.createdAt.toISOString(),
        }))[0] ?? null,
    })),
    grantId: row.grant?.id ?? null,
  };
}

export function grantResource(row: ListedGrant): z.input<typeof accessGrantResource> {
  const { id, status, platformRole, requestId, endReason, endNote } = row;
  return {
    id,
    status,
    failing: row.lastError !== null && status !== "ended",
    target: targetOf(row),
    consumer: consumerOf(row, row.request.requesterName),
    platformRole,
    purpose: row.request.purpose,
    requestId,
    createdAt: row.createdAt.toISOString(),
    provisionedAt: time(row.provisionedAt),
    expiresAt: row.expiresAt.toISOString(),
    portDeprecatedAt: time(row.outputPort.deprecatedAt),
    portEndsAt: time(row.outputPort.endsAt ?? row.outputPort.product.sunsetAt),
    moveId: row.move?.id ?? null,
    endReason,
    endNote,
    endedAt: time(row.endedAt),
  };
}
