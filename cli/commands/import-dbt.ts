import { createReadStream } from "node:fs";
import { resolve } from "node:path";
import { setFlagsFromString } from "node:v8";
import { readContract } from "@/lib/domain/contract/read-contract";
import type { CatalogTable } from "@/lib/domain/dbt/catalog";
import { draftProduct, type Note, type ProductDraft, unofferedNote } from "@/lib/domain/dbt/draft";
import { draftText } from "@/lib/domain/dbt/draft-text";
import { isOffered, type ModelSummary, titleOf } from "@/lib/domain/dbt/model-summary";
import { type DbtManifest, readCatalog, readManifest } from "@/lib/domain/dbt/read-artifact";
import { AppError, type Problem } from "@/lib/domain/errors";
import { readProduct } from "@/lib/domain/product/read-product";
import { toIdentifier } from "@/lib/domain/product/template";
import { type DraftFile, type Written, writeDrafts } from "../write-drafts";

export type ImportDbtOptions = {
  manifest: string;
  catalog?: string;
  out: string;
  domain?: string;
  team?: string;
  product?: string;
  /** Models by name or `name.v2`, public or not; without any, the public ones. */
  select?: readonly string[];
  /** Name of the server in the contracts. */
  connection?: string;
  host?: string;
  port?: number;
  account?: string;
  force?: boolean;
};

/** Where the command stands and whom it tells. */
export type ImportDbtContext = { cwd: string; print: (text: string) => void; now: Date };

const refused = (message: string) => new AppError("invalid", message);

function chooser({ select = [], product }: ImportDbtOptions): (model: ModelSummary) => boolean {
  const named = (model: ModelSummary) =>
    select.some((name) => name === model.name || name === model.uniqueId || name === titleOf(model).replace(" ", "."));
  const ofProduct = (model: ModelSummary) =>
    product === undefined || model.product === null || toIdentifier(model.product) === toIdentifier(product);
  return (model) => (select.length > 0 ? named(model) : isOffered(model) && ofProduct(model));
}

async function opened<T>(
  path: string,
  cwd: string,
  read: (chunks: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<T> {
  try {
    return await read(createReadStream(resolve(cwd, path)));
  } catch (error) {
    if (error instanceof Error && "code" in error && /^(ENOENT|EISDIR|EACCES)$/.test(String(error.code)))
      throw refused(`${path} cannot be read (${String(error.code)}). dbt writes it to target/.`);
    throw error;
  }
}

function nothingChosen({ summaries }: DbtManifest, options: ImportDbtOptions): AppError {
  if (options.select?.length) return refused(`No model is called ${options.select.join(" or ")}.`);
  const among =
    summaries.length === 1 ? "The only model is not public" : `None of the ${summaries.length} models is public`;
  return refused(`${among}. Give those that others may use \`access: public\`, or name them with --select.`);
}

async function drafted(options: ImportDbtOptions, { cwd, now }: ImportDbtContext) {
  // Nearly all of a large manifest is garbage as soon as it is read; without this, V8 lets it pile up.
  setFlagsFromString("--optimize-for-size");
  const keep = chooser(options);
  const manifest = await opened(options.manifest, cwd, (chunks) => readManifest(chunks, { keep }));
  if (manifest.models.length === 0) throw nothingChosen(manifest, options);
  const kept = new Set(manifest.models.map((model) => model.uniqueId));
  const catalog = options.catalog
    ? await opened(options.catalog, cwd, (chunks) => readCatalog(chunks, (id) => kept.has(id)))
    : new Map<string, CatalogTable>();
  const { product: id, domain, team, connection: name, host, port, account } = options;
  const draft = draftProduct({
    manifest,
    catalog,
    product: { id, domain, team },
    place: { name, host, port, account },
    today: now.toISOString().slice(0, 10),
  });
  if (draft.product.domain === "")
    throw refused("Say which domain the product belongs to with --domain, or with meta.mercat.domain in a model.");
  return { manifest, draft };
}

/** Files with their text, and what our own readers find wrong with them. */
function filesOf(draft: ProductDraft): { files: DraftFile[]; problems: (Problem & { file: string })[] } {
  const product = { file: "product.odps.yaml", text: draftText(draft.product) };
  const contracts = draft.contracts.map(({ file, document }) => ({ file, text: draftText(document) }));
  const found = [
    ...readProduct(product.text).problems.map((p) => ({ ...p, file: product.file })),
    ...contracts.flatMap(({ file, text }) => readContract(text).problems.map((p) => ({ ...p, file }))),
  ];
  return { files: [product, ...contracts], problems: found.filter((p) => p.severity !== "warning") };
}

function summary(manifest: DbtManifest, written: readonly Written[], notes: readonly Note[]): string {
  const { metadata, summaries, models } = manifest;
  const left = summaries.filter((m) => m.access === "public" && !models.some((kept) => kept.uniqueId === m.uniqueId));
  const lines = [
    `${metadata.project || "The project"} (dbt ${metadata.dbtVersion}) has ${summaries.length} models; ${models.length} became contracts.`,
    "",
    ...written.map(({ file, outcome }) => {
      const why = outcome === "kept" ? "  (it was changed since; --force overwrites it)" : "";
      return `  ${outcome.padEnd(12)}${file}${why}`;
    }),
  ];
  if (left.length > 0)
    lines.push(
      "",
      "Public, but left out:",
      ...left.map((m) => `  ${titleOf(m)}${m.materialized === "ephemeral" ? " (ephemeral: not on the platform)" : ""}`),
    );
  if (notes.length > 0)
    lines.push(
      "",
      "Look at:",
      ...notes.map(({ model, message }) => `  ${model === null ? "" : `${model}: `}${message}`),
    );
  return `${lines.join("\n")}\n`;
}

/**
 * Writes `product.odps.yaml` and one `*.odcs.yaml` per public model of a dbt project. Gives the exit code: 0, or 1 when a file
 * that somebody changed was left alone or a document has errors. Throws `AppError` for what cannot be read or drafted.
 */
export async function importDbt(options: ImportDbtOptions, context: ImportDbtContext): Promise<number> {
  const { manifest, draft } = await drafted(options, context);
  const { files, problems } = filesOf(draft);
  const written = await writeDrafts(resolve(context.cwd, options.out), files, options.force ?? false);
  context.print(summary(manifest, written, [...draft.notes, ...unofferedNote(manifest.models)]));
  for (const { file, path, message } of problems) context.print(`error  ${file}  ${path}: ${message}\n`);
  return problems.length > 0 || written.some((file) => file.outcome === "kept") ? 1 : 0;
}
