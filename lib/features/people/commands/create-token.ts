import { recordAudit } from "@/lib/db/audit";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor, Scope } from "@/lib/domain/actor";
import { newApiToken } from "@/lib/server/secrets";

export type TokenOwner = { personId: string } | { serviceAccountId: string };

export type NewToken = { owner: TokenOwner; ownerName: string; name: string; scopes: Scope[]; expiresAt: Date };

/**
 * Writes a token whose owner and scopes were checked by the caller. Returns the token itself, which nobody can read
 * again: only its SHA-256 is stored.
 */
export async function createTokenFor(actor: Actor, input: NewToken): Promise<string> {
  const { owner, ownerName, name, scopes, expiresAt } = input;
  const { token, tokenHash, prefix } = newApiToken();
  await inTransaction(async (tx) => {
    const row = await tx.apiToken.create({ data: { ...owner, name, scopes, expiresAt, tokenHash, prefix } });
    await recordAudit(tx, actor, {
      action: "token.created",
      subjectType: "api_token",
      subjectId: row.id,
      subjectName: name,
      after: { owner: ownerName, scopes, prefix, expiresAt: expiresAt.toISOString() },
    });
  });
  return token;
}
