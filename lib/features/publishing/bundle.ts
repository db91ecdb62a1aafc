import type { Actor } from "@/lib/domain/actor";
import { readContract } from "@/lib/domain/contract/read-contract";
import { AppError, type Problem } from "@/lib/domain/errors";
import { readProduct } from "@/lib/domain/product/read-product";
import {
  type ParsedContract,
  type ParsedProduct,
  type Publishable,
  parseContract,
  parseProduct,
  publishableContract,
  publishableProduct,
} from "@/lib/server/parse-documents";
import { isRefused, withPositions } from "@/lib/server/read-text";
import { contentHash } from "./content-hash";

type Content = { source: string; document: Record<string, unknown>; contentHash: string };

/** A document that may be published as far as its text says. `field` leads the paths of its problems. */
export type ReadableProduct = ParsedProduct & Content;
export type ReadableContract = ParsedContract & Content & { upgraded: Record<string, unknown>; field: string };

/** Files of the operator (the seed) are read where they are; text from outside is read in a thread with a time limit. */
const isTrusted = (actor: Actor) => actor.door === "cli";

/** Whose text it is, for taking turns in reading. */
const ownerOf = (actor: Actor) => actor.id ?? actor.name;

export async function productOf(actor: Actor, source: string): Promise<ParsedProduct> {
  return isTrusted(actor) ? withPositions(readProduct(source)) : parseProduct(ownerOf(actor), source);
}

export async function contractOf(actor: Actor, source: string): Promise<ParsedContract> {
  return isTrusted(actor) ? withPositions(readContract(source)) : parseContract(ownerOf(actor), source);
}

function publishable<P extends ParsedProduct | ParsedContract>(parsed: P): Publishable<P> {
  return isRefused(parsed) ? { refused: parsed.problems } : { parsed };
}

/** Puts the document's own name before a problem's path, so that several documents can answer together. */
export function inField(field: string, problems: readonly Problem[]): Problem[] {
  if (field === "") return [...problems];
  return problems.map((p) => ({ ...p, path: p.path === "" ? field : `${field}.${p.path}` }));
}

export function errorsAmong(problems: readonly Problem[]): Problem[] {
  return problems.filter((p) => p.severity !== "warning");
}

export function warningsAmong(problems: readonly Problem[]): Problem[] {
  return problems.filter((p) => p.severity === "warning");
}

/** `invalid`, with a sentence for the whole: by default that of the only problem, or a count of them. */
export function refuse(problems: readonly Problem[], sentence?: string): AppError {
  const [first] = problems;
  const message = problems.length === 1 && first ? first.message : `The documents have ${problems.length} problems.`;
  return new AppError("invalid", sentence ?? message, { problems });
}

/** Throws `invalid` on `id` when the document is not the one that the address names. */
export function requireRef(document: ReadableProduct | ReadableContract, ref: string | undefined): void {
  const { id } = document.model;
  if (ref === undefined || id === ref) return;
  const message = `The document's id is “${id}”, but the address names “${ref}”.`;
  throw refuse([{ path: "id", message, ...document.positions.id }]);
}

/** What was read of one text, with everything there is to say about it; null where that stands against publishing it. */
type Reading<R> = { readable: R | null; problems: Problem[] };

async function readProductText(actor: Actor, source: string): Promise<Reading<ReadableProduct>> {
  const read = isTrusted(actor)
    ? publishable(withPositions(readProduct(source)))
    : await publishableProduct(ownerOf(actor), source);
  if ("refused" in read || read.parsed.document === null)
    return { readable: null, problems: "refused" in read ? read.refused : read.parsed.problems };
  const { parsed } = read;
  const { document, problems } = parsed;
  return {
    readable: { ...parsed, source, document: read.parsed.document, contentHash: contentHash(document) },
    problems,
  };
}

async function readContractText(actor: Actor, source: string, field: string): Promise<Reading<ReadableContract>> {
  const read = isTrusted(actor)
    ? publishable(withPositions(readContract(source)))
    : await publishableContract(ownerOf(actor), source);
  if ("refused" in read) return { readable: null, problems: inField(field, read.refused) };
  const { document, upgraded } = read.parsed;
  const problems = inField(field, read.parsed.problems);
  if (document === null || upgraded === null) return { readable: null, problems };
  return { readable: { ...read.parsed, field, document, upgraded, contentHash: contentHash(document) }, problems };
}

/**
 * Reads a contract's text; the text it gives back is the one to store: passwords are taken out. Throws `invalid` with every
 * problem when it may not be published.
 */
export async function readContractSource(actor: Actor, source: string): Promise<ReadableContract> {
  const { readable, problems } = await readContractText(actor, source, "");
  if (readable === null) throw refuse(errorsAmong(problems));
  return readable;
}

export type Bundle = { product: ReadableProduct; contracts: ReadableContract[] };

function doubtful(product: ReadableProduct | null, contracts: readonly ReadableContract[]): Problem[] {
  const offered = product && new Set(product.model.outputPorts.map((p) => p.contractId));
  const seen = new Set<string>();
  return contracts.flatMap((contract) => {
    const { id } = contract.model;
    const path = contract.field;
    if (seen.has(id)) return [{ path, message: `Two documents describe the contract “${id}”; send one.` }];
    seen.add(id);
    if (offered && !offered.has(id)) return [{ path, message: `No output port names the contract “${id}”.` }];
    return [];
  });
}

/** The texts of documents that belong together: a product with contracts of its ports, or contracts alone. */
export type BundleTexts = { product: string | null; contracts: readonly string[] };

/** What could be read of a bundle, and everything that stands against publishing it. */
export type BundleReading = {
  product: ReadableProduct | null;
  contracts: ReadableContract[];
  problems: Problem[];
  /** What is worth knowing besides. */
  remarks: Problem[];
};

/** Reads every text of a bundle. The paths of a contract's problems begin with `contracts[n]`. */
export async function readTexts(
  actor: Actor,
  { product: text, contracts: texts }: BundleTexts,
): Promise<BundleReading> {
  const said: Problem[] = [];
  const product = text === null ? null : await readProductText(actor, text);
  said.push(...(product?.problems ?? []));
  const contracts: ReadableContract[] = [];
  // One after the other: a product with many contracts takes its turns like everybody.
  for (const [index, source] of texts.entries()) {
    const { readable, problems } = await readContractText(actor, source, `contracts[${index}]`);
    said.push(...problems);
    if (readable) contracts.push(readable);
  }
  const errors = errorsAmong(said);
  const problems = errors.length > 0 ? errors : doubtful(product?.readable ?? null, contracts);
  return { product: product?.readable ?? null, contracts, problems, remarks: warningsAmong(said) };
}

/** A bundle that may be published. Throws `invalid` with the problems of all documents together. */
export function requireBundle({ product, contracts, problems }: BundleReading): Bundle {
  if (problems.length > 0) throw refuse(problems);
  if (!product) throw refuse([{ path: "", message: "There is no product document." }]);
  return { product, contracts };
}

/** Reads a product with its contracts. Throws as `requireBundle`. */
export async function readBundle(
  actor: Actor,
  input: { product: string; contracts: readonly string[] },
): Promise<Bundle> {
  return requireBundle(await readTexts(actor, input));
}
