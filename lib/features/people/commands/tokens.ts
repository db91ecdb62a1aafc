import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Scope } from "@/lib/domain/actor";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize, can } from "@/lib/domain/permissions";
import type { CreateToken } from "../schema";
import { createTokenFor } from "./create-token";

type Account = { id: string; name: string; teamId: string; team: { domain: { path: string } | null } };

/**
 * Why a service account's token may not have a scope. A program never gets further than the person who makes its token
 * could go for the team; what only people do is left to people.
 */
function scopeRefusal(actor: Actor, scope: Scope, account: Account): string | null {
  switch (scope) {
    case "catalog:read":
    case "access:read":
      return null;
    case "catalog:publish":
    case "quality:write": {
      const answer = can(actor, scope === "quality:write" ? "quality.report" : "product.publish", {
        ownerTeamId: account.teamId,
        domainPath: account.team.domain?.path ?? null,
      });
      return answer.allowed ? null : answer.reason;
    }
    case "access:request": {
      const answer = can(actor, "request.create");
      return answer.allowed ? null : answer.reason;
    }
    case "access:decide":
      return "Only people decide on access, so a service account's token cannot have this scope.";
    case "audit:read":
      return "The audit log is for auditors and platform admins, so a service account's token cannot have this scope.";
  }
}

async function accountFor(actor: Actor, input: CreateToken): Promise<Account | null> {
  if (input.serviceAccountId === null) return null;
  const account = await db().serviceAccount.findUnique({
    where: { id: input.serviceAccountId },
    include: { team: { include: { domain: { select: { path: true } } } } },
  });
  if (!account) throw notFound("service account");
  authorize(actor, "token.manage", { teamId: account.teamId });
  if (account.deactivatedAt) throw conflict("This service account is deactivated.");
  for (const scope of input.scopes) {
    const refusal = scopeRefusal(actor, scope, account);
    if (refusal) throw new AppError("forbidden", `${scope}: ${refusal}`, { field: "scopes" });
  }
  return account;
}

/** Makes an API token, one's own or of a team's service account. Returns it; it cannot be read again. */
export async function createToken(actor: Actor, input: CreateToken): Promise<string> {
  const account = await accountFor(actor, input);
  if (!account) authorize(actor, "token.manage", { personId: actor.id });
  if (!account && actor.id === null) throw notFound("person");
  return createTokenFor(actor, {
    owner: account ? { serviceAccountId: account.id } : { personId: actor.id ?? "" },
    ownerName: account?.name ?? actor.name,
    name: input.name,
    scopes: input.scopes,
    expiresAt: new Date(Date.now() + input.days * 24 * 60 * 60 * 1000),
  });
}

/** Ends a token at once. Throws `conflict` when it was revoked before. */
export async function revokeToken(actor: Actor, input: { tokenId: string }): Promise<void> {
  const token = await db().apiToken.findUnique({
    where: { id: input.tokenId },
    include: { serviceAccount: { select: { teamId: true } } },
  });
  if (!token) throw notFound("token");
  const mine = can(actor, "token.manage", { personId: token.personId, teamId: token.serviceAccount?.teamId ?? null });
  if (!mine.allowed) throw notFound("token");
  await inTransaction(async (tx) => {
    const { count } = await tx.apiToken.updateMany({
      where: { id: token.id, revokedAt: null },
      data: { revokedAt: new Date() },
    });
    if (count === 0) throw conflict("This token was revoked before.");
    await recordAudit(tx, actor, {
      action: "token.revoked",
      subjectType: "api_token",
      subjectId: token.id,
      subjectName: token.name,
      before: { prefix: token.prefix, scopes: token.scopes },
    });
  });
}
