import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { afterNeed } from "@/lib/domain/search/need";
import { loadNeed, resourceOfNeed } from "../load-need";
import type { EditNeedInput } from "../schema";
import { indexNeed, moveNeed, recordNeed } from "../write-need";
import { guessedDomain } from "./file-need";

/** The author finds better words. Throws `not_found`, `forbidden`, `invalid`, and `conflict` when it is closed or changed. */
export async function editNeed(actor: Actor, input: EditNeedInput): Promise<void> {
  const need = await loadNeed(actor, input.number);
  authorize(actor, "need.edit", resourceOfNeed(actor, need));
  if (afterNeed(need.status, "edit") === null) throw conflict("The need is closed, so it cannot be changed any more.");
  const { title, description, purpose } = input;
  const domain = await guessedDomain(input.domain);
  await inTransaction(async (tx) => {
    await moveNeed(tx, { id: need.id, revision: input.revision }, "edit", {
      title,
      description,
      purpose,
      domainId: domain?.id ?? null,
    });
    await indexNeed(tx, need.id);
    await recordNeed(tx, actor, need, {
      kind: "edited",
      before: {
        title: need.title,
        description: need.description,
        purpose: need.purpose,
        domain: need.domain?.path ?? null,
      },
      after: { title, description, purpose, domain: domain?.path ?? null },
    });
  });
}
