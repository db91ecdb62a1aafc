import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { Actor } from "@/lib/domain/actor";
import { diffContracts } from "@/lib/domain/contract/diff/diff-contracts";
import type { ContractDiff } from "@/lib/domain/contract/diff/model";
import { nextVersion, versionTooSmall } from "@/lib/domain/contract/diff/version";
import { AppError, type Problem } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { productChanges } from "@/lib/domain/product/changes";
import { toProductModel } from "@/lib/domain/product/model";
import { versionBefore } from "@/lib/domain/product/publication";
import { visibleContractWhere, visibleProductWhere } from "@/lib/features/catalog/visibility";
import { type AffectedConsumer, affectedConsumers } from "./affected-consumers";
import { type BundleReading, type BundleTexts, type ReadableContract, type ReadableProduct, readTexts } from "./bundle";
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

const versionFields = { id: true, version: true, contentHash: true } as const;

const publishedFields = {
  ownerTeamId: true,
  ownerTeam: { select: { domain: { select: { path: true } } } },
  outputPorts: {
    where: { retiredAt: null },
    select: { product: { select: { ownerTeamId: true, domain: { select: { path: true } } } } },
  },
  currentVersion: { select: versionFields },
  versions: { select: versionFields },
} satisfies Prisma.DataContractSelect;

type PublishedContract = Prisma.DataContractGetPayload<{ select: typeof publishedFields }>;
type Follows = PublishedContract["versions"][number];

/** What the contract is compared with: its own number where that is published, else the one it follows. */
function followed(version: string, published: PublishedContract | null): Follows | null {
  if (published === null) return null;
  const same = published.versions.find((row) => row.version === version);
  return same ?? versionBefore(version, published.versions) ?? published.currentVersion;
}

async function changesAfter(follows: Follows, contract: ReadableContract): Promise<ContractDiff> {
  const { upgraded } = await db().contractVersion.findUniqueOrThrow({
    where: { id: follows.id },
    select: { upgraded: true },
  });
  return diffContracts(upgraded, contract.upgraded);
}

/** Access is the matter of the product that offers the contract, which another team may own. */
function mayKnowConsumers(actor: Actor, { ownerTeamId, ownerTeam, outputPorts }: PublishedContract): boolean {
  const owners = [
    { ownerTeamId, domainPath: ownerTeam.domain?.path ?? null },
    ...outputPorts.map(({ product }) => ({ ownerTeamId: product.ownerTeamId, domainPath: product.domain.path })),
  ];
  return owners.every((resource) => can(actor, "product.publish", resource).allowed);
}

async function rehearsedContract(actor: Actor, contract: ReadableContract): Promise<RehearsedContract> {
  const { id, version } = contract.model;
  const document = contract.field;
  const published = await db().dataContract.findFirst({
    where: { AND: [{ ref: id }, visibleContractWhere(actor)] },
    select: publishedFields,
  });
  const follows = followed(version, published);
  if (published === null || follows === null) {
    const fresh = { from: null, created: true, unchanged: false, versionProblem: null, consumers: [] };
    return { ...fresh, document, id, version, diff: NO_CHANGE, proposedVersion: version };
  }
  const diff = await changesAfter(follows, contract);
  const unchanged = follows.version === version && follows.contentHash === contract.contentHash;
  return {
    document,
    id,
    version,
    from: follows.version,
    created: false,
    unchanged,
    diff,
    proposedVersion: nextVersion(follows.version, diff),
    versionProblem: unchanged ? null : versionTooSmall(follows.version, version, diff),
    consumers: mayKnowConsumers(actor, published) ? await affectedConsumers(follows.id, diff) : null,
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
  for (const contract of read.contracts) contracts.push(await rehearsedContract(actor, contract));
  return {
    wouldPublish: !refused,
    product: read.product && (await rehearsedProduct(actor, read.product)),
    contracts,
    problems: problems.map((problem) => inDocument(problem, texts.product !== null)),
  };
}
