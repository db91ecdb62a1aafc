import type { Actor } from "@/lib/domain/actor";
import { Prisma } from "./generated/client";
import type { Tx } from "./transaction";

export type AuditEntry = {
  /** `<subject>.<verb in the past>`, such as `request.approved`. */
  action: string;
  subjectType: string;
  subjectId: string;
  subjectName: string;
  productId?: string | null;
  before?: Prisma.InputJsonValue | null;
  after?: Prisma.InputJsonValue | null;
};

/** Writes the one audit row of a state change, in that change's transaction. */
export async function recordAudit(tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> {
  await tx.auditEvent.create({
    data: {
      actorKind: actor.kind,
      actorId: actor.id,
      actorName: actor.name,
      door: actor.door,
      requestId: actor.requestId,
      action: entry.action,
      subjectType: entry.subjectType,
      subjectId: entry.subjectId,
      subjectName: entry.subjectName,
      productId: entry.productId ?? null,
      before: entry.before ?? Prisma.DbNull,
      after: entry.after ?? Prisma.DbNull,
    },
  });
}
