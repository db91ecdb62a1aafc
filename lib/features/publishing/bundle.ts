import type { Actor } from "@/lib/domain/actor";
import { readContract } from "@/lib/domain/contract/read-contract";
import { AppError, type Problem } from "@/lib/domain/errors";
import { readProduct } from "@/lib/domain/product/read-product";
import { type ParsedContract, type ParsedProduct, parseContract, parseProduct } from "@/lib/server/parse-documents";
import { withPositions } from "@/lib/server/read-text";
import { contentHash } from "./content-hash";

type Content = { source: string; document: Record<string, unknown>; contentHash: string };

/** A document that may be published as far as its text says. `field` leads the paths of its problems. */
export type ReadableProduct = ParsedProduct & Content;
export type ReadableContract = ParsedContract & Content & { upgraded: Record<string, unknown>; field: string };

/** Files of the operator (the seed) are read where they are; text from outside is read in a thread with a time limit. */
const isTrusted = (actor: Actor) => actor.door === "cli";

export async function productOf(actor: Actor, source: string): Promise<ParsedProduct> {
  return isTrusted(actor) ? withPositions(readProduct(source)) : parseProduct(source);
}

export async function contractOf(actor: Actor, source: string): Promise<ParsedContract> {
  return isTrusted(actor) ? withPositions(readContract(source)) : parseContract(source);
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

/** Reads a product's text. Throws `invalid` with every problem when it may not be published. */
export async function readProductSource(actor: Actor, source: string): Promise<ReadableProduct> {
  const parsed = await productOf(actor, source);
  const errors = errorsAmong(parsed.problems);
  if (errors.length > 0 || parsed.document === null) throw refuse(errors);
  return { ...parsed, source, document: parsed.document, contentHash: contentHash(parsed.document) };
}

/**
 * Reads a contract's text, likewise; the paths of its problems begin with `field`. The text it gives back is the one to
 * store: passwords are taken out.
 */
export async function readContractSource(actor: Actor, source: string, field = ""): Promise<ReadableContract> {
  const parsed = await contractOf(actor, source);
  const errors = errorsAmong(parsed.problems);
  const { document, upgraded } = parsed;
  if (errors.length > 0 || document === null || upgraded === null) throw refuse(inField(field, errors));
  return { ...parsed, field, document, upgraded, contentHash: contentHash(document) };
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
};

/** Reads every text of a bundle. The paths of a contract's problems begin with `contracts[n]`. */
export async function readTexts(
  actor: Actor,
  { product: text, contracts: texts }: BundleTexts,
): Promise<BundleReading> {
  const problems: Problem[] = [];
  const attempt = async <T>(read: Promise<T>): Promise<T | null> => {
    try {
      return await read;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems.push(...error.problems);
      return null;
    }
  };
  const product = text === null ? null : await attempt(readProductSource(actor, text));
  const contracts: ReadableContract[] = [];
  for (const [index, source] of texts.entries()) {
    const contract = await attempt(readContractSource(actor, source, `contracts[${index}]`));
    if (contract) contracts.push(contract);
  }
  if (problems.length === 0) problems.push(...doubtful(product, contracts));
  return { product, contracts, problems };
}

/** Reads a product with its contracts. Throws `invalid` with the problems of all documents together. */
export async function readBundle(
  actor: Actor,
  input: { product: string; contracts: readonly string[] },
): Promise<Bundle> {
  const { product, contracts, problems } = await readTexts(actor, input);
  if (problems.length > 0) throw refuse(problems);
  if (!product) throw refuse([{ path: "", message: "There is no product document." }]);
  return { product, contracts };
}
