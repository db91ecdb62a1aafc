import { recordAudit } from "@/lib/db/audit";
import { endGrantsOf } from "@/lib/db/end-grants";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import type { CreateServiceAccount } from "../schema";

/** Makes a program's identity, owned by the team. Throws `conflict` when the short name is taken. */
export async function createServiceAccount(actor: Actor, input: CreateServiceAccount): Promise<void> {
  authorize(actor, "service_account.manage", { teamId: input.teamId });
  await inTransaction(async (tx) => {
    const team = await tx.team.findUnique({ where: { id: input.teamId } });
    if (!team) throw notFound("team");
    if (await tx.serviceAccount.findUnique({ where: { slug: input.slug }, select: { id: true } }))
      throw new AppError("conflict", "There is already a service account with this short name.", { field: "slug" });
    const account = await tx.serviceAccount.create({ data: input });
    await recordAudit(tx, actor, {
      action: "service_account.created",
      subjectType: "service_account",
      subjectId: account.id,
      subjectName: account.name,
      after: { slug: account.slug, name: account.name, team: team.slug },
    });
  });
}

/** Closes a service account for good: its tokens end in this transaction, its access is queued for revocation. */
export async function deactivateServiceAccount(actor: Actor, input: { serviceAccountId: string }): Promise<void> {
  await inTransaction(async (tx) => {
    const account = await tx.serviceAccount.findUnique({ where: { id: input.serviceAccountId } });
    if (!account) throw notFound("service account");
    authorize(actor, "service_account.manage", { teamId: account.teamId });
    const now = new Date();
    const { count } = await tx.serviceAccount.updateMany({
      where: { id: account.id, deactivatedAt: null },
      data: { deactivatedAt: now },
    });
    if (count === 0) throw conflict(`${account.name} is deactivated already.`);
    const tokens = await tx.apiToken.updateMany({
      where: { serviceAccountId: account.id, revokedAt: null },
      data: { revokedAt: now },
    });
    const grants = await endGrantsOf(
      tx,
      actor,
      { serviceAccountId: account.id },
      "The service account was deactivated.",
    );
    await recordAudit(tx, actor, {
      action: "service_account.deactivated",
      subjectType: "service_account",
      subjectId: account.id,
      subjectName: account.name,
      after: { tokensRevoked: tokens.count, grantsRevoked: grants },
    });
  });
}
