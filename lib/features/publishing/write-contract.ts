import semver from "semver";
import { recordAudit } from "@/lib/db/audit";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError, conflict } from "@/lib/domain/errors";
import { authorize } from "@/lib/domain/permissions";
import { decidePublication, isHighest, retired } from "@/lib/domain/product/publication";
import { visibleContractWhere } from "@/lib/features/catalog/visibility";
import type { ReadableContract } from "./bundle";
import { inField, refuse, warningsAmong } from "./bundle";
import { judgeVersion } from "./judge-version";
import { resolveDomain, resolveTeam, type TeamRow } from "./owners";
import { refreshPorts } from "./port-versions";
import { authorizeId, checkExpectation, type Publication } from "./publication";
import type { Expectation } from "./schema";
import { writeSchema } from "./write-schema";

export type WrittenContract = {
  id: string;
  ref: string;
  version: string;
  revision: number;
  created: boolean;
  changed: boolean;
};

const existingFields = {
  id: true,
  retiredAt: true,
  revision: true,
  ownerTeamId: true,
  ownerTeam: { select: { slug: true, domain: { select: { path: true } } } },
  currentVersion: { select: { version: true, classification: true } },
  versions: { select: { id: true, version: true, contentHash: true } },
  outputPorts: { where: { retiredAt: null }, select: { contractVersion: { select: { version: true } } } },
} as const;

type Existing = Prisma.DataContractGetPayload<{ select: typeof existingFields }>;

function load({ tx }: Publication, ref: string): Promise<Existing | null> {
  return tx.dataContract.findUnique({ where: { ref }, select: existingFields });
}

/** Says in which of several documents a field is wrong. */
async function namedIn<T>(field: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") throw refuse(inField(field, error.problems));
    throw error;
  }
}

/** Rights on both sides: what it is now, and what the document makes of it. */
async function authorizeContract(
  publication: Publication,
  contract: ReadableContract,
  existing: Existing | null,
  fallbackTeamId: string | null,
): Promise<TeamRow> {
  const { tx, actor } = publication;
  const { model, positions } = contract;
  if (existing)
    await authorizeId(
      actor,
      model.id,
      { ownerTeamId: existing.ownerTeamId, domainPath: existing.ownerTeam.domain?.path ?? null },
      async () =>
        (await tx.dataContract.count({ where: { AND: [{ id: existing.id }, visibleContractWhere(actor)] } })) > 0,
    );
  const document = { team: model.team, positions };
  const { team, domain } = await namedIn(contract.field, async () => ({
    team: await resolveTeam(tx, actor, document, existing?.ownerTeamId ?? fallbackTeamId),
    domain: model.domain === null ? null : await resolveDomain(tx, model.domain, positions),
  }));
  authorize(actor, "product.publish", { ownerTeamId: team.id, domainPath: domain?.path ?? team.domain?.path ?? null });
  return team;
}

async function writeHead(
  { tx }: Publication,
  contract: ReadableContract,
  existing: Existing | null,
  team: TeamRow,
): Promise<{ id: string; revision: number }> {
  const { id: ref, name } = contract.model;
  if (!existing) return tx.dataContract.create({ data: { ref, name, ownerTeamId: team.id } });
  const { count } = await tx.dataContract.updateMany({
    where: { id: existing.id, revision: existing.revision },
    data: { name, ownerTeamId: team.id, retiredAt: null, revision: { increment: 1 } },
  });
  if (count === 0) throw conflict(`The data contract “${ref}” was just published by somebody else.`);
  return { id: existing.id, revision: existing.revision + 1 };
}

type Place = { change: string | null; isHighest: boolean };

async function writeVersion(
  { tx, actor, note }: Publication,
  contractId: string,
  contract: ReadableContract,
  { change, isHighest }: Place,
): Promise<void> {
  const { model } = contract;
  const version = await tx.contractVersion.create({
    data: {
      contractId,
      version: model.version,
      status: model.status,
      apiVersion: String(contract.document.apiVersion ?? contract.document.dataContractSpecification ?? ""),
      standard: contract.standard,
      document: contract.document as Prisma.InputJsonObject,
      upgraded: contract.upgraded as Prisma.InputJsonObject,
      verdicts: contract.verdicts as Prisma.InputJsonObject,
      source: contract.source,
      sourceFormat: contract.format,
      contentHash: contract.contentHash,
      classification: model.classification,
      publishedById: actor.id,
      publishedBy: actor.name,
      change,
      note,
    },
  });
  await writeSchema(tx, version.id, model);
  // A fix of an older major is published beside the current version, not in its place.
  if (isHighest) await tx.dataContract.update({ where: { id: contractId }, data: { currentVersionId: version.id } });
}

/**
 * Publishes one contract version inside a publication, with its audit row, and moves the ports that promise it along.
 * Throws `invalid` (among others for a version too small for what it changes), `forbidden`, `conflict` or
 * `precondition_failed`.
 */
export async function writeContract(
  publication: Publication,
  contract: ReadableContract,
  options: { fallbackTeamId?: string | null; expected?: Expectation | undefined } = {},
): Promise<WrittenContract> {
  const { tx, actor, note } = publication;
  const { id: ref, version } = contract.model;
  const what = `data contract “${ref}”`;
  const existing = await load(publication, ref);
  const team = await authorizeContract(publication, contract, existing, options.fallbackTeamId ?? null);
  checkExpectation(what, existing, options.expected);
  publication.warnings.push(...inField(contract.field, warningsAmong(contract.problems)));
  const published = existing?.versions ?? [];
  const openMajors = existing?.outputPorts.map((p) => semver.major(p.contractVersion.version)) ?? [];
  const decision = decidePublication(what, { version, contentHash: contract.contentHash }, published, openMajors);
  if (existing?.retiredAt && decision === "unchanged") throw retired(what);
  if (existing && decision === "unchanged")
    return { id: existing.id, ref, version, revision: existing.revision, created: false, changed: false };

  const change = await judgeVersion(publication, contract, published);
  const head = await writeHead(publication, contract, existing, team);
  await writeVersion(publication, head.id, contract, { change, isHighest: isHighest(version, published) });
  const productId = await refreshPorts(publication, head.id, contract.field);
  const before = existing?.currentVersion;
  await recordAudit(tx, actor, {
    action: "contract.published",
    subjectType: "contract",
    subjectId: head.id,
    subjectName: contract.model.name,
    productId,
    before: before
      ? { version: before.version, classification: before.classification, ownerTeam: existing.ownerTeam.slug }
      : null,
    after: {
      ref,
      version,
      classification: contract.model.classification,
      ownerTeam: team.slug,
      ...(change ? { change } : {}),
      ...(note ? { note } : {}),
    },
  });
  return { id: head.id, ref, version, revision: head.revision, created: existing === null, changed: true };
}
