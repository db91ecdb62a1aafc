import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { SAME_NEED } from "@/lib/domain/search/need";
import { needsLike } from "../queries/alike";
import type { FileNeedInput } from "../schema";
import { indexNeed, recordNeed } from "../write-need";

/** The domain a need is thought to belong to. Throws `invalid` for a path that no domain has. */
export async function guessedDomain(path: string | null) {
  if (path === null) return null;
  const domain = await db().domain.findUnique({ where: { path }, select: { id: true, path: true } });
  if (!domain) throw new AppError("invalid", `There is no domain ${path}.`, { field: "domain" });
  return domain;
}

/** What waits already for the same data. What was said to be another one is filed. */
async function refuseSame(actor: Actor, input: FileNeedInput): Promise<void> {
  if (input.anyway) return;
  const same = (await needsLike(actor, input.title)).filter((n) => n.closeness >= SAME_NEED && n.status !== "met");
  if (same.length === 0) return;
  const named = same.map((n) => `need ${n.number}, “${n.title}”`).join("; ");
  throw new AppError("conflict", `Somebody asked for this already: ${named}. Say there that you want it too.`, {
    problems: [{ path: "anyway", message: "Tick this if yours is another one." }],
  });
}

/**
 * Asks for data that is not in the marketplace. A person who asks wants it: their vote is the first. Throws `forbidden`,
 * `invalid` (unknown domain) and `conflict` when a need that waits looks the same and `anyway` was not said.
 */
export async function fileNeed(actor: Actor, input: FileNeedInput): Promise<{ number: number }> {
  authorize(actor, "need.create");
  const [domain] = await Promise.all([guessedDomain(input.domain), refuseSame(actor, input)]);
  const { title, description, purpose } = input;
  const { id: authorId } = actor;
  if (authorId === null) throw new AppError("forbidden", "Only people and service accounts ask for data.");
  const voters = actor.kind === "person" ? [{ personId: authorId }] : [];
  return inTransaction(async (tx) => {
    const need = await tx.need.create({
      data: {
        title,
        description,
        purpose,
        domainId: domain?.id ?? null,
        authorId,
        authorName: actor.name,
        votes: voters.length,
        voters: { create: voters },
      },
    });
    await indexNeed(tx, need.id);
    await recordNeed(tx, actor, need, {
      kind: "filed",
      after: { title, description, purpose, domain: domain?.path ?? null },
    });
    return { number: need.number };
  });
}
