import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { nextVersion, versionTooSmall } from "@/lib/domain/contract/diff/version";
import { AppError, type Problem } from "@/lib/domain/errors";
import { productChanges } from "@/lib/domain/product/changes";
import { toProductModel } from "@/lib/domain/product/model";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import { readersOf } from "@/lib/features/contracts/queries/readers";
import { type AffectedConsumer, affectedConsumers } from "./affected-consumers";
import { type BundleReading, type BundleTexts, type ReadableContract, type ReadableProduct, readTexts } from "./bundle";
import { followedBy } from "./followed";
import { authorizePublishing, openPublication } from "./publication";
import { requireDocuments, writePublication } from "./publication-commands";
import { takeBack } from "./take-back";

type Head = { id: string; version: string; from: string | null; created: boolean; unchanged: boolean };

export type RehearsedProduct = Head & {
  /** Sentences: what is different from what is published. */
  changes: string[];
};

export type RehearsedContract = Head & {
  /** `contracts[n]`: which of the texts it is. */
  document: string;
  /** The contract that `from` is a version of, where it is another one: that of the port's older major. */
  fromContract: string | null;
  diff: ContractDiff;
  /** The smallest version that may follow `from` with these changes. */
  proposedVersion: string;
  /** Why the version in the document will not do; null when it will. */
  versionProblem: string | null;
  /** Who uses what changes; null when it is not for this actor to know. */
  consumers: AffectedConsumer[] | null;
};

/** A problem with the text it is about: `product` or `contracts[n]`; empty for the request itself. */
export type DocumentProblem = Problem & { document: string; severity: "error" | "warning" };

export type Rehearsal = {
  wouldPublish: boolean;
  product: RehearsedProduct | null;
  contracts: RehearsedContract[];
  problems: DocumentProblem[];
};

const NO_CHANGE: ContractDiff = { verdict: "none", bump: "none", changes: [] };

async function rehearsedContract(
  actor: Actor,
  contract: ReadableContract,
  product: ReadableProduct | null,
): Promise<RehearsedContract> {
  const { id, version } = contract.model;
  const document = contract.field;
  const follows = await followedBy(actor, contract.model, product?.model ?? null);
  if (follows === null) {
    const fresh = {
      from: null,
      fromContract: null,
      created: true,
      unchanged: false,
      versionProblem: null,
      consumers: [],
    };
    return { ...fresh, document, id, version, diff: NO_CHANGE, proposedVersion: version };
  }
  const { otherRef, contractId } = follows;
  const diff = diffContracts(follows.upgraded, contract.upgraded);
  const unchanged = otherRef === null && follows.version === version && follows.contentHash === contract.contentHash;
  const readers = await readersOf(actor, follows, { contractId: otherRef === null ? contractId : null, version });
  return {
    document,
    id,
    version,
    from: follows.version,
    fromContract: otherRef,
    created: follows.isFirst,
    unchanged,
    diff,
    proposedVersion: nextVersion(follows.version, diff),
    versionProblem: unchanged ? null : versionTooSmall(follows.version, version, diff),
    consumers: readers && affectedConsumers(diff, readers),
  };
}

async function rehearsedProduct(actor: Actor, product: ReadableProduct): Promise<RehearsedProduct> {
  const { id, version } = product.model;
  const published = await db().dataProduct.findFirst({
    where: { AND: [{ ref: id }, visibleProductWhere(actor)] },
    select: { currentVersion: { select: { version: true, document: true, contentHash: true } } },
  });
  const current = published?.currentVersion ?? null;
  return {
    id,
    version,
    from: current?.version ?? null,
    created: current === null,
    unchanged: current?.contentHash === product.contentHash,
    changes: productChanges(current ? toProductModel(current.document) : null, product.model),
  };
}

/** Which text a problem is about, by the beginning of its path. */
function inDocument(problem: Problem, hasProduct: boolean): DocumentProblem {
  const [, document = hasProduct ? "product" : "", path = problem.path] =
    /^(contracts\[\d+\])(?:\.?(.*))?$/s.exec(problem.path) ?? [];
  return { ...problem, severity: problem.severity ?? "error", document, path };
}

async function outcome(actor: Actor, read: BundleReading): Promise<{ refused: boolean; problems: readonly Problem[] }> {
  if (read.problems.length > 0) return { refused: true, problems: read.problems };
  try {
    const { warnings } = await takeBack((tx) => writePublication(openPublication(tx, actor, undefined), read));
    return { refused: false, problems: warnings };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return {
      refused: true,
      problems: error.problems.length > 0 ? error.problems : [{ path: "", message: error.message }],
    };
  }
}

/**
 * Says what publishing these texts would do now, and writes nothing: every change of every contract, the version it
 * needs, whom it touches, and every problem with its place. What could not be read is missing from the lists and stands
 * among the problems. Throws `forbidden` only for who may publish nothing at all.
 */
export async function rehearsePublication(actor: Actor, texts: BundleTexts): Promise<Rehearsal> {
  authorizePublishing(actor);
  requireDocuments(texts);
  const read = await readTexts(actor, texts);
  const { refused, problems } = await outcome(actor, read);
  const contracts: RehearsedContract[] = [];
  for (const contract of read.contracts) contracts.push(await rehearsedContract(actor, contract, read.product));
  return {
    wouldPublish: !refused,
    product: read.product && (await rehearsedProduct(actor, read.product)),
    contracts,
    problems: problems.map((problem) => inDocument(problem, texts.product !== null)),
  };
}
