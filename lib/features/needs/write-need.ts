import { recordAudit } from "@/lib/db/audit";
import type { Prisma } from "@/lib/db/generated/client";
import type { NeedEventKind } from "@/lib/db/generated/enums";
import type { Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { conflict } from "@/lib/domain/errors";
import { type NeedMove, needStatusesBefore } from "@/lib/domain/search/need";
import type { LoadedNeed } from "./load-need";

const overtaken = "The need changed just now. Load it again.";

/** The one conditional update of a move: the state it is possible in, and the revision that was looked at. */
export async function moveNeed(
  tx: Tx,
  need: Pick<LoadedNeed, "id" | "revision">,
  move: NeedMove,
  data: Prisma.NeedUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.need.updateMany({
    where: { id: need.id, revision: need.revision, status: { in: needStatusesBefore(move) } },
    data: { ...data, revision: { increment: 1 } },
  });
  if (count === 0) throw conflict(overtaken);
}

type Recorded = {
  kind: NeedEventKind;
  note?: string | null;
  before?: Prisma.InputJsonValue;
  after: Prisma.InputJsonValue;
  productId?: string;
};

/** The line on the need's page and the one audit row of the change. */
export async function recordNeed(
  tx: Tx,
  actor: Actor,
  need: Pick<LoadedNeed, "id" | "number">,
  { kind, note, before, after, productId }: Recorded,
): Promise<void> {
  await tx.needEvent.create({ data: { needId: need.id, kind, actorName: actor.name, note: note ?? null } });
  await recordAudit(tx, actor, {
    action: `need.${kind}`,
    subjectType: "need",
    subjectId: need.id,
    subjectName: `Need ${need.number}`,
    productId: productId ?? null,
    before: before ?? null,
    after,
  });
}

/** Writes the words that finding alike needs goes by. */
export async function indexNeed(tx: Tx, id: string): Promise<void> {
  await tx.$executeRaw`
    update need set tsv = setweight(to_tsvector('mercat_english', title), 'A')
      || setweight(to_tsvector('mercat_english', description), 'C')
      || setweight(to_tsvector('mercat_english', purpose), 'D')
    where id = ${id}::uuid`;
}
