import { loadActor } from "@/lib/auth/rights";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { askingFor, holding } from "@/lib/features/search/queries";
import { readSearchParams } from "@/lib/features/search/schema";
import { plural } from "@/lib/format";
import { enqueue } from "@/lib/jobs/queue";
import { routes } from "@/lib/routes";
import type { Env } from "@/lib/server/env";

const BATCH = 100;
const DAY_MS = 86_400_000;

const asJob = { door: "job", requestId: null } as const;

/** The next searches that listen and have not found the product: any match is news, or only one of a new product. */
function nextSearches(productId: string, createdAt: Date, after: string | undefined) {
  return db().savedSearch.findMany({
    where: {
      ...(after ? { id: { gt: after } } : {}),
      deletedAt: null,
      pausedAt: null,
      person: { deactivatedAt: null },
      hits: { none: { productId } },
      OR: [{ baselineComplete: true }, { createdAt: { lt: createdAt } }],
    },
    orderBy: { id: "asc" },
    take: BATCH,
  });
}
type Listening = Awaited<ReturnType<typeof nextSearches>>[number];

/** Tells the owner of one search, if they may see the product now. */
async function tell(search: Listening, product: { id: string; ref: string; name: string; summary: string }) {
  const actor = await loadActor(search.personId, asJob);
  if (!actor) return;
  const params = readSearchParams(new URLSearchParams(search.query));
  if ((await holding(actor, params, { ids: [product.id] })).length === 0) return;
  await inTransaction(async (tx) => {
    const key = { savedSearchId: search.id, productId: product.id };
    const { count } = await tx.savedSearchHit.createMany({ data: [{ ...key, isNew: true }], skipDuplicates: true });
    if (count === 0) return;
    await tx.notification.createMany({
      data: [
        {
          personId: search.personId,
          kind: "saved_search.found",
          title: `New in “${search.name}”: ${product.name}`,
          body: product.summary,
          href: routes.product(product.ref),
          causeKey: `saved-search:${search.id}:${product.id}`,
        },
      ],
      skipDuplicates: true,
    });
  });
}

/**
 * Asks all saved searches for one product that was just published, a hundred in one statement, and tells whom it is news
 * for and who may see it. Safe to run again: a search tells of a product once.
 */
export async function matchSavedSearches(productId: string): Promise<void> {
  const product = await db().dataProduct.findUnique({ where: { id: productId } });
  if (!product) return;
  let after: string | undefined;
  for (;;) {
    const searches = await nextSearches(product.id, product.createdAt, after);
    const asked = searches.map((search) => ({
      ...search,
      params: readSearchParams(new URLSearchParams(search.query)),
    }));
    for (const search of await askingFor(product.id, asked)) await tell(search, product);
    after = searches.at(-1)?.id;
    if (searches.length < BATCH) return;
  }
}

type MailSettings = Pick<Env, "url" | "smtpUrl">;

/** Mails one person what their searches found since the last mail, as far as they may see it now. */
async function mailDigest(settings: MailSettings, personId: string, now: Date): Promise<void> {
  const actor = await loadActor(personId, asJob);
  await inTransaction(async (tx) => {
    const waiting = { isNew: true, mailedAt: null, savedSearch: { personId } };
    const hits = await tx.savedSearchHit.findMany({
      where: {
        ...waiting,
        savedSearch: { personId, deletedAt: null },
        product: actor ? visibleProductWhere(actor) : { id: { in: [] } },
      },
      include: { savedSearch: { select: { name: true } }, product: { select: { ref: true, name: true } } },
      orderBy: [{ savedSearchId: "asc" }, { foundAt: "asc" }],
      take: BATCH,
    });
    // Whoever comes second finds nothing to mark.
    const { count } = await tx.savedSearchHit.updateMany({ where: waiting, data: { mailedAt: now } });
    if (count === 0 || hits.length === 0 || !actor?.email) return;
    const lines = hits.map(
      ({ savedSearch, product }) =>
        `${product.name} (${savedSearch.name})\n${settings.url}${routes.product(product.ref)}`,
    );
    const subject = `${plural(hits.length, "new data product")} in your saved searches`;
    const end = `Change or pause them: ${settings.url}${routes.savedSearches()}`;
    const mail = await tx.mail.create({
      data: {
        to: actor.email,
        subject,
        text: `${[`Hello ${actor.name},`, `${subject}.`, ...lines, end].join("\n\n")}\n\nMercat\n`,
        causeKey: `saved-search-digest:${personId}:${now.toISOString()}`,
      },
    });
    if (settings.smtpUrl !== null) await enqueue(tx, "send_mail", { mailId: mail.id }, { key: `mail:${mail.id}` });
  });
}

/** Writes the mails of saved searches, one per person and day at most, and forgets what was deleted a day ago. */
export async function sendDigests(settings: MailSettings, now: Date): Promise<void> {
  const before = new Date(now.getTime() - DAY_MS);
  const people = await db().$queryRaw<{ id: string }[]>`
    select distinct s.person_id as id from saved_search s join saved_search_hit h on h.saved_search_id = s.id
    where h.is_new and h.mailed_at is null and not exists (
      select 1 from saved_search t join saved_search_hit told on told.saved_search_id = t.id
      where t.person_id = s.person_id and told.mailed_at > ${before})
    order by 1 limit 500`;
  for (const { id } of people) await mailDigest(settings, id, now);
  await db().savedSearch.deleteMany({ where: { deletedAt: { lt: before } } });
}
