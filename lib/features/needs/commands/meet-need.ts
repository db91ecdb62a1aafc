import { db } from "@/lib/db/client";
import { emit } from "@/lib/db/outbox";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { AppError, conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { afterNeed } from "@/lib/domain/search/need";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { formatList } from "@/lib/format";
import { type LoadedNeed, loadNeed, resourceOfNeed } from "../load-need";
import { votersWhoCannotSee } from "../queries/voters";
import type { MeetNeedInput } from "../schema";
import { moveNeed, recordNeed } from "../write-need";

/** A published product that the actor sees. Throws `invalid` where it is neither. */
async function findProduct(actor: Actor, ref: string) {
  const product = await db().dataProduct.findFirst({
    where: { AND: [{ ref }, visibleProductWhere(actor)] },
    include: { domain: { select: { path: true } } },
  });
  const field = { field: "product" };
  if (!product) throw new AppError("invalid", `There is no data product ${ref}, or you may not see it.`, field);
  if (product.status !== "active")
    throw new AppError(
      "invalid",
      `${product.name} is ${product.status}. Only a published, active product meets a need.`,
      field,
    );
  return product;
}
type Product = Awaited<ReturnType<typeof findProduct>>;

/** An open need is met by whoever publishes the product; a claimed one by the people of the claiming domain. */
function authorizeMeeting(actor: Actor, need: LoadedNeed, product: Product): void {
  const owner = { domainPath: product.domain.path, ownerTeamId: product.ownerTeamId };
  authorize(actor, "need.claim", need.status === "claimed" ? resourceOfNeed(actor, need) : owner);
}

async function refuseUnseen(need: LoadedNeed, product: Product, acknowledged: boolean): Promise<void> {
  if (acknowledged) return;
  const unseen = await votersWhoCannotSee(need.id, product);
  if (unseen.length === 0) return;
  const names = formatList(unseen.slice(0, 5).map((p) => p.name));
  const who = unseen.length > 5 ? `${names} and ${unseen.length - 5} more` : names;
  throw new AppError("conflict", `${who} cannot see ${product.name}: its visibility is ${product.visibility}.`, {
    problems: [
      { path: "acknowledged", message: "Publish it for more people first, or tick this to close the need anyway." },
    ],
  });
}

/**
 * Closes a need with the product that answers it; everybody who wants it is told, with the product for who may see it.
 * Throws `not_found`, `forbidden`, `invalid` (no such product, not active), and `conflict` when the need is closed, changed
 * meanwhile, or somebody who wants the data cannot see the product and that was not acknowledged.
 */
export async function meetNeed(actor: Actor, input: MeetNeedInput): Promise<void> {
  const need = await loadNeed(actor, input.number);
  if (afterNeed(need.status, "meet") === null) throw conflict("The need is closed already.");
  if (need.status === "claimed") authorize(actor, "need.claim", resourceOfNeed(actor, need));
  const product = await findProduct(actor, input.product);
  authorizeMeeting(actor, need, product);
  await refuseUnseen(need, product, input.acknowledged);
  await inTransaction(async (tx) => {
    await moveNeed(tx, need, "meet", { status: "met", productId: product.id, closedAt: new Date() });
    await recordNeed(tx, actor, need, {
      kind: "met",
      before: { status: need.status },
      after: { status: "met", product: product.ref },
      productId: product.id,
    });
    await emit(tx, { type: "need.met", needId: need.id, byId: actor.id });
  });
}
