import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { inTransaction, type Tx } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { hasLoneSurrogate } from "@/lib/domain/document/text-check";
import { AppError, conflict, notFound } from "@/lib/domain/errors";
import { authorize, can } from "@/lib/domain/permissions";
import { readBundle } from "./bundle";
import { ofProduct, publishBundle } from "./commands";
import { authorizePublishing, closePublication, openPublication } from "./publication";
import { type Published, storedContracts } from "./schema";
import { withoutPasswords } from "./without-passwords";

/** The texts of a draft, unfinished or wrong as they may be. */
export type DraftTexts = { productSource: string; contracts: readonly string[] };

/** What a database can keep; everything else about a draft may be wrong. */
function refuseUnstorable(texts: DraftTexts): void {
  for (const text of [texts.productSource, ...texts.contracts])
    if (text.includes("\u0000") || hasLoneSurrogate(text))
      throw new AppError("invalid", "The text contains a character that cannot be stored, such as NUL.");
}

/** A draft is called by the name in its text, read without parsing it: half-written YAML has a name too. */
export function titleOf(productSource: string): string {
  const line = /^name:[ \t]*(.+)$/m.exec(productSource)?.[1] ?? /^id:[ \t]*(.+)$/m.exec(productSource)?.[1] ?? "";
  const title = line
    .replace(/\s+#.*$/, "")
    .replace(/^["']|["']\s*$/g, "")
    .trim();
  return title.slice(0, 200) || "Untitled product";
}

const draftFields = {
  id: true,
  teamId: true,
  title: true,
  productSource: true,
  contracts: true,
  revision: true,
  publishedRef: true,
} as const;

/** A draft the actor may write, with its team. Others do not learn that it exists. */
async function draftOf(actor: Actor, id: string) {
  const draft = await db().draft.findUnique({ where: { id }, select: draftFields });
  const team = draft && (await teamOf(draft.teamId));
  if (!draft || !team || !can(actor, "draft.write", resourceOf(team)).allowed) throw notFound("draft");
  if (draft.publishedRef !== null)
    throw conflict("This draft is published already; begin a new version from the product.");
  return draft;
}

function teamOf(id: string) {
  return db().team.findUnique({ where: { id }, select: { id: true, name: true, domain: { select: { path: true } } } });
}

const resourceOf = (team: { id: string; domain: { path: string } | null }) => ({
  ownerTeamId: team.id,
  domainPath: team.domain?.path ?? null,
});

const stored = (contracts: readonly string[]) => contracts.map((source) => ({ source }));

function audit(tx: Tx, actor: Actor, verb: string, draft: { id: string; title: string }, revision?: number) {
  return recordAudit(tx, actor, {
    action: `draft.${verb}`,
    subjectType: "draft",
    subjectId: draft.id,
    subjectName: draft.title,
    after: revision === undefined ? null : { revision },
  });
}

/** Begins a draft for a team the actor may publish for. Throws `invalid` on `teamId`, or `forbidden`. */
export async function startDraft(actor: Actor, input: DraftTexts & { teamId: string }): Promise<{ id: string }> {
  const team = await teamOf(input.teamId);
  if (!team) throw new AppError("invalid", "There is no such team.", { field: "teamId" });
  authorize(actor, "draft.write", resourceOf(team));
  refuseUnstorable(input);
  if (actor.id === null) throw new AppError("forbidden", "Only people write drafts.");
  const createdById = actor.id;
  const { productSource } = input;
  const { contracts } = await withoutPasswords(actor, input.contracts);
  return inTransaction(async (tx) => {
    const draft = await tx.draft.create({
      data: {
        teamId: team.id,
        createdById,
        title: titleOf(productSource),
        productSource,
        contracts: stored(contracts),
      },
      select: { id: true, title: true, revision: true },
    });
    await audit(tx, actor, "created", draft, draft.revision);
    return { id: draft.id };
  });
}

/**
 * Saves a draft's texts as they are, without passwords (`isChanged` when one was taken out). Throws `not_found`, or `conflict` when somebody saved in between: their text stays,
 * and the caller still has its own.
 */
export async function saveDraft(
  actor: Actor,
  input: DraftTexts & { id: string; revision: number },
): Promise<{ revision: number; isChanged: boolean }> {
  const draft = await draftOf(actor, input.id);
  refuseUnstorable(input);
  const { contracts, isChanged } = await withoutPasswords(actor, input.contracts);
  const title = titleOf(input.productSource);
  return inTransaction(async (tx) => {
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, revision: input.revision, publishedRef: null },
      data: {
        title,
        productSource: input.productSource,
        contracts: stored(contracts),
        revision: { increment: 1 },
      },
    });
    if (count === 0) throw conflict("Somebody saved this draft in the meantime. Both texts are kept; choose one.");
    await audit(tx, actor, "saved", { id: draft.id, title }, input.revision + 1);
    return { revision: input.revision + 1, isChanged };
  });
}

/** Throws a draft away. Throws `not_found`, or `conflict` when it was published or discarded in between. */
export async function discardDraft(actor: Actor, input: { id: string }): Promise<void> {
  const draft = await draftOf(actor, input.id);
  await inTransaction(async (tx) => {
    const { count } = await tx.draft.deleteMany({ where: { id: draft.id, publishedRef: null } });
    if (count === 0) throw conflict("The draft is gone already.");
    await audit(tx, actor, "discarded", draft);
  });
}

/**
 * Publishes a draft as it is saved, and closes it. Throws as `publish`; `conflict` when it was saved in between.
 */
export async function publishDraft(
  actor: Actor,
  input: { id: string; revision: number; note?: string },
): Promise<Published> {
  authorizePublishing(actor);
  const draft = await draftOf(actor, input.id);
  if (draft.revision !== input.revision) throw conflict("Somebody saved this draft in the meantime; look at it again.");
  const contracts = storedContracts.parse(draft.contracts).map((c) => c.source);
  const bundle = await readBundle(actor, { product: draft.productSource, contracts });
  return inTransaction(async (tx) => {
    const publication = openPublication(tx, actor, input.note);
    const published = ofProduct(await publishBundle(publication, bundle));
    const { count } = await tx.draft.updateMany({
      where: { id: draft.id, revision: input.revision, publishedRef: null },
      data: { publishedRef: published.ref, revision: { increment: 1 } },
    });
    if (count === 0) throw conflict("Somebody saved this draft in the meantime; look at it again.");
    await closePublication(publication);
    return published;
  });
}
