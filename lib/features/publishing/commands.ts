import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { type Bundle, type ReadableContract, readBundle, readContractSource, requireRef } from "./bundle";
import { once, type RepeatableRequest } from "./once";
import { authorizePublishing, closePublication, openPublication, type Publication, takeTurns } from "./publication";
import {
  type Expectation,
  type PublicationResult,
  type Published,
  type PublishedDocument,
  type PublishInput,
  storedPublished,
} from "./schema";
import { type WrittenContract, writeContract } from "./write-contract";
import { placeProduct, type WrittenProduct, writeProduct } from "./write-product";

/** `ref` is the id that an address names: the document must carry the same one. */
type Options = {
  ifMatch?: Expectation | undefined;
  note?: string | undefined;
  ref?: string | undefined;
  request?: RepeatableRequest | undefined;
};

function inPublication(
  actor: Actor,
  options: Options,
  work: (publication: Publication) => Promise<Published>,
): Promise<Published> {
  return inTransaction((tx) =>
    once(tx, actor, options.request, storedPublished, async () => {
      const publication = openPublication(tx, actor, options.note);
      const result = await work(publication);
      await closePublication(publication);
      return result;
    }),
  );
}

/** A read bundle, published inside a transaction that is already open: for drafts, which change state beside it. */
export async function publishBundle(
  publication: Publication,
  bundle: Bundle,
  ifMatch?: Expectation,
): Promise<PublicationResult & { product: PublishedDocument }> {
  const { product, contracts } = bundle;
  const names = [`product:${product.model.id}`, ...contracts.map((c) => `contract:${c.model.id}`)];
  await takeTurns(publication.tx, names);
  const placed = await placeProduct(publication, product, ifMatch);
  const written: PublishedDocument[] = [];
  for (const contract of contracts)
    written.push(toPublished(await writeContract(publication, contract, { fallbackTeamId: placed.team.id })));
  const head = toPublished(await writeProduct(publication, placed));
  const unchanged = [head, ...written].every((document) => document.unchanged);
  return { product: head, contracts: written, unchanged, warnings: publication.warnings };
}

export function toPublished(written: WrittenProduct | WrittenContract): PublishedDocument {
  const { ref, version, revision, created, changed } = written;
  return { ref, version, revision, created, unchanged: !changed };
}

/** The answer about a product, with what happened to its contracts in one word. */
export function ofProduct({ product, unchanged, warnings }: Awaited<ReturnType<typeof publishBundle>>): Published {
  return { ...product, unchanged, warnings };
}

/**
 * Publishes a product together with the contracts of its ports: all of it, or nothing.
 * Published versions are immutable: the same content again answers `unchanged`, other content needs a higher version.
 * Throws `invalid` (problems of the product by their path, of a contract under `contracts[n]`), `forbidden`, `conflict`,
 * or `precondition_failed`.
 */
export async function publish(actor: Actor, input: PublishInput): Promise<Published> {
  authorizePublishing(actor);
  const bundle = await readBundle(actor, input);
  requireRef(bundle.product, input.ref);
  return inPublication(actor, input, async (publication) =>
    ofProduct(await publishBundle(publication, bundle, input.ifMatch)),
  );
}

/**
 * Publishes a product whose ports name contracts that are published already. Throws as `publish`; a port without a
 * contract is `invalid` on `outputPorts[n].contractId`.
 */
export async function publishProduct(actor: Actor, input: { source: string } & Options): Promise<Published> {
  return publish(actor, {
    product: input.source,
    contracts: [],
    ...(input.ifMatch ? { ifMatch: input.ifMatch } : {}),
    ...(input.note ? { note: input.note } : {}),
    ...(input.ref ? { ref: input.ref } : {}),
    ...(input.request ? { request: input.request } : {}),
  });
}

/** A contract alone promises nothing to anybody until a product's port names it. */
async function warnOfUnusedContract(
  { tx, warnings }: Publication,
  contract: ReadableContract,
  contractId: string,
): Promise<void> {
  const used = await tx.outputPort.count({ where: { contractId, retiredAt: null } });
  if (used > 0) return;
  const message = `No output port uses the contract “${contract.model.id}” yet, so nobody can ask for its data.`;
  warnings.push({ path: "id", severity: "warning", message, ...contract.positions.id });
}

/**
 * Publishes a contract alone, before its product or as a new version of what ports promise. Its owner is the team the
 * document names, else the team that owns it, else the actor's only team. Throws as `publish`.
 */
export async function publishContract(actor: Actor, input: { source: string } & Options): Promise<Published> {
  authorizePublishing(actor);
  const contract = await readContractSource(actor, input.source);
  requireRef(contract, input.ref);
  return inPublication(actor, input, async (publication) => {
    await takeTurns(publication.tx, [`contract:${contract.model.id}`]);
    const written = await writeContract(publication, contract, { expected: input.ifMatch });
    await warnOfUnusedContract(publication, contract, written.id);
    return { ...toPublished(written), warnings: publication.warnings };
  });
}
