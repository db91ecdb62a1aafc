import type { CatalogTable } from "@/lib/domain/dbt/catalog";
import { draftProduct, type Note, unofferedNote } from "@/lib/domain/dbt/draft";
import { draftText, withNotes } from "@/lib/domain/dbt/draft-text";
import { isOffered } from "@/lib/domain/dbt/model-summary";
import { readCatalog, readManifest } from "@/lib/domain/dbt/read-artifact";
import type { DbtDrafts, Place } from "./dbt-place";

type Chunks = AsyncIterable<Uint8Array>;

/** The project's models, and which of them dbt says others may use. */
export async function listModels(chunks: Chunks, onProgress: (bytes: number) => void) {
  const { metadata, summaries } = await readManifest(chunks, { keep: () => false, onProgress });
  return { metadata, models: summaries, offered: summaries.filter(isOffered).map((model) => model.uniqueId) };
}

type Task = {
  manifest: { chunks: Chunks; onProgress: (bytes: number) => void };
  catalog: Chunks | null;
  chosen: ReadonlySet<string>;
  place: Place;
  now: Date;
};

/** The chosen models as texts, with what could not be mapped written above each. Throws `AppError` on the field at fault. */
export async function draftModels({ manifest: source, catalog, chosen, place, now }: Task): Promise<DbtDrafts> {
  const keep = (model: { uniqueId: string }) => chosen.has(model.uniqueId);
  const manifest = await readManifest(source.chunks, { keep, onProgress: source.onProgress });
  const tables = catalog ? await readCatalog(catalog, (id) => chosen.has(id)) : new Map<string, CatalogTable>();
  const { connection, domain, teamDomain, team } = place;
  const input = {
    manifest,
    catalog: tables,
    place: connection ? { name: connection.slug, host: connection.host, port: connection.port } : {},
    today: now.toISOString().slice(0, 10),
  };
  const named = draftProduct({ ...input, product: { domain, team } });
  const draft = named.product.domain === "" ? draftProduct({ ...input, product: { domain: teamDomain, team } }) : named;
  const notes: Note[] = [...draft.notes, ...unofferedNote(manifest.models)];
  const about = (model: string | null) => notes.filter((note) => note.model === model).map((note) => note.message);
  return {
    productSource: withNotes(draftText(draft.product), about(null)),
    contracts: draft.contracts.map(({ document }) => withNotes(draftText(document), about(String(document.name)))),
    notes,
  };
}
