import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { afterNeed } from "@/lib/domain/search/need";
import { claimantName, loadNeed, resourceOfNeed } from "../load-need";
import type { ClaimNeedInput } from "../schema";
import { moveNeed, recordNeed } from "../write-need";

/** The domain, and the team where one acts for it, that `as` names. Throws `invalid` where there is none. */
async function claimant(as: string) {
  const [kind = "", key = ""] = as.split(/:(.*)/s);
  const named = { select: { id: true, path: true, name: true } };
  if (kind === "team") {
    const team = await db().team.findUnique({ where: { slug: key }, include: { domain: named } });
    if (team?.domain) return { claimedDomain: team.domain, claimedTeam: team };
    throw new AppError("invalid", team ? `The team ${team.name} has no domain.` : `There is no team ${key}.`, {
      field: "as",
    });
  }
  const domain = await db().domain.findUnique({ where: { path: key }, ...named });
  if (!domain) throw new AppError("invalid", `There is no domain ${key}.`, { field: "as" });
  return { claimedDomain: domain, claimedTeam: null };
}

/**
 * A domain says that it sees to the data; everybody who wants it is told. Throws `not_found`, `forbidden` (neither owner
 * of the domain nor product owner in the team), `invalid`, and `conflict` when it is claimed or closed already.
 */
export async function claimNeed(actor: Actor, input: ClaimNeedInput): Promise<void> {
  const [need, by] = await Promise.all([loadNeed(actor, input.number), claimant(input.as)]);
  authorize(actor, "need.claim", { domainPath: by.claimedDomain.path, ownerTeamId: by.claimedTeam?.id ?? null });
  if (afterNeed(need.status, "claim") === null)
    throw conflict(
      need.status === "claimed" ? `${claimantName(need)} claimed it already.` : "The need is closed already.",
    );
  const name = claimantName(by);
  await inTransaction(async (tx) => {
    await moveNeed(tx, need, "claim", {
      status: "claimed",
      claimedDomainId: by.claimedDomain.id,
      claimedTeamId: by.claimedTeam?.id ?? null,
    });
    await recordNeed(tx, actor, need, {
      kind: "claimed",
      note: name,
      before: { status: need.status },
      after: { status: "claimed", by: name },
    });
    await emit(tx, { type: "need.claimed", needId: need.id, byId: actor.id });
  });
}

/** The domain cannot see to it after all: the need is open again. Throws `not_found`, `forbidden` and `conflict`. */
export async function handBackNeed(actor: Actor, input: { number: number }): Promise<void> {
  const need = await loadNeed(actor, input.number);
  if (afterNeed(need.status, "hand_back") === null) throw conflict("Nobody has claimed this need.");
  authorize(actor, "need.claim", resourceOfNeed(actor, need));
  await inTransaction(async (tx) => {
    await moveNeed(tx, need, "hand_back", { status: "open", claimedDomainId: null, claimedTeamId: null });
    await recordNeed(tx, actor, need, {
      kind: "handed_back",
      note: claimantName(need),
      before: { status: "claimed", by: claimantName(need) },
      after: { status: "open" },
    });
  });
}
