import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { type BundleReading, type BundleTexts, readTexts, refuse } from "./bundle";
import { publishBundle, toPublished } from "./commands";
import { once, type RepeatableRequest } from "./once";
import { authorizePublishing, closePublication, openPublication, type Publication, takeTurns } from "./publication";
import {
  type Expectation,
  type PublicationResult,
  type PublishedDocument,
  type PublishInput,
  storedPublication,
} from "./schema";
import { writeContract } from "./write-contract";

export type PublicationInput = BundleTexts & Pick<PublishInput, "note" | "ifMatch"> & { request?: RepeatableRequest };

/**
 * Writes what was read, inside a publication that is open: a product with its contracts, or contracts alone. Each
 * contract's problems stand under `contracts[n]`.
 */
export async function writePublication(
  publication: Publication,
  { product, contracts }: Pick<BundleReading, "product" | "contracts">,
  ifMatch?: Expectation,
): Promise<PublicationResult> {
  if (product) return publishBundle(publication, { product, contracts }, ifMatch);
  await takeTurns(
    publication.tx,
    contracts.map((c) => `contract:${c.model.id}`),
  );
  const written: PublishedDocument[] = [];
  for (const contract of contracts) written.push(toPublished(await writeContract(publication, contract)));
  const unchanged = written.every((document) => document.unchanged);
  return { product: null, contracts: written, unchanged, warnings: publication.warnings };
}

/** Throws `invalid` when there is nothing to publish, or a precondition on a product that is not there. */
export function requireDocuments(input: Pick<PublicationInput, "product" | "contracts" | "ifMatch">): void {
  if (input.product !== null) return;
  if (input.contracts.length === 0)
    throw refuse([{ path: "contracts", message: "Send a product, contracts, or both; there is nothing to publish." }]);
  if (input.ifMatch)
    throw refuse([
      { path: "If-Match", message: "A precondition is about the product, and this publication has none." },
    ]);
}

/**
 * Publishes documents that belong together: all of them, or none. The same content again changes nothing and answers
 * `unchanged`. With a `request`, a repetition gets the first one's answer. Throws as `publish`.
 */
export async function publishTogether(actor: Actor, input: PublicationInput): Promise<PublicationResult> {
  authorizePublishing(actor);
  requireDocuments(input);
  const { problems, ...read } = await readTexts(actor, input);
  if (problems.length > 0) throw refuse(problems);
  return inTransaction((tx) =>
    once(tx, actor, input.request, storedPublication, async () => {
      const publication = openPublication(tx, actor, input.note);
      const result = await writePublication(publication, read, input.ifMatch);
      await closePublication(publication);
      return result;
    }),
  );
}
