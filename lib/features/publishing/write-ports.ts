import { toContractModel } from "@/lib/domain/contract/model";
import type { Problem } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import type { ProductOutputPort } from "@/lib/domain/product/model";
import { contractVersionFor } from "@/lib/domain/product/publication";
import { portMajor } from "@/lib/domain/product/rules";
import { visibleContractWhere } from "@/lib/features/catalog/visibility";
import type { ReadableProduct } from "./bundle";
import { refuse } from "./bundle";
import { type Place, placeOf, placeProblem } from "./places";
import { portVersionProblem, publishedPorts } from "./port-version";
import type { Publication } from "./publication";
import { settlePorts } from "./settle-ports";

type Owner = { productId: string; ownerTeamId: string };

/** One port as it will stand in the catalog. */
type PlannedPort = {
  port: ProductOutputPort;
  major: number;
  position: number;
  contractId: string;
  contractVersionId: string;
  place: Place;
};

const contractFields = {
  id: true,
  retiredAt: true,
  ownerTeamId: true,
  ownerTeam: { select: { domain: { select: { path: true } } } },
  versions: { select: { id: true, version: true, upgraded: true } },
  outputPorts: {
    select: {
      productId: true,
      name: true,
      major: true,
      retiredAt: true,
      contractVersion: { select: { version: true } },
    },
  },
} as const;

async function findContracts({ tx, actor }: Publication, refs: string[]) {
  const where = { ref: { in: refs } };
  const seen = await tx.dataContract.findMany({
    where: { AND: [where, visibleContractWhere(actor)] },
    select: { id: true },
  });
  const found = await tx.dataContract.findMany({ where, select: { ref: true, ...contractFields } });
  return found.map((contract) => ({ ...contract, isSeen: seen.some(({ id }) => id === contract.id) }));
}

type ContractRow = Awaited<ReturnType<typeof findContracts>>[number];
type VersionRow = ContractRow["versions"][number];

/** What the port promises: its own major of the contract, else the major it has promised so far. */
function promisedVersion(owner: Owner, port: ProductOutputPort, contract: ContractRow): VersionRow | null {
  const major = portMajor(port);
  const row = contract.outputPorts.find(
    (p) => p.productId === owner.productId && p.name === port.name && p.major === major,
  );
  return contractVersionFor(major, contract.versions, row?.contractVersion.version ?? null);
}

/** A contract is offered by one product, and by people who may publish it. */
function contractProblem(
  { actor }: Publication,
  owner: Owner,
  port: ProductOutputPort,
  contract: ContractRow | undefined,
): string | null {
  const missing = `There is no published contract “${port.contractId}”. Publish it first, or together with the product.`;
  if (!contract) return missing;
  const mayOffer =
    contract.ownerTeamId === owner.ownerTeamId ||
    can(actor, "product.publish", {
      ownerTeamId: contract.ownerTeamId,
      domainPath: contract.ownerTeam.domain?.path ?? null,
    }).allowed;
  // What the actor may not see is not there, in words as well.
  if (!mayOffer) return contract.isSeen ? `The contract “${port.contractId}” belongs to another team.` : missing;
  if (contract.outputPorts.some((p) => p.productId !== owner.productId && p.retiredAt === null))
    return `The contract “${port.contractId}” is offered by another data product; each port has its own.`;
  return null;
}

/** What was taken out of use comes back as a higher version, not by being offered. A product that ends offers nothing. */
function outOfUse({ model }: ReadableProduct, { contractId }: ProductOutputPort, contract: ContractRow | undefined) {
  if (model.status === "retired" || !contract || contract.retiredAt === null) return null;
  return `The contract “${contractId}” was taken out of use; publish a higher version of it first, or together with the product.`;
}

async function plan(publication: Publication, product: ReadableProduct, owner: Owner): Promise<PlannedPort[]> {
  const { tx } = publication;
  const { outputPorts } = product.model;
  const refs = outputPorts.flatMap((p) => (p.contractId === null ? [] : [p.contractId]));
  const contracts = await findContracts(publication, refs);
  const before = await publishedPorts(publication, owner.productId);
  const problems: Problem[] = [];
  const planned: PlannedPort[] = [];
  for (const [position, port] of outputPorts.entries()) {
    const path = `outputPorts[${position}].contractId`;
    const contract = contracts.find((c) => c.ref === port.contractId);
    const refusal = contractProblem(publication, owner, port, contract) ?? outOfUse(product, port, contract);
    const major = portMajor(port);
    const version = contract ? promisedVersion(owner, port, contract) : null;
    if (refusal !== null || !contract || !version) {
      const message = refusal ?? `The contract “${port.contractId}” has no published version.`;
      problems.push({ path, severity: "error", message, ...product.positions[path] });
      continue;
    }
    const mismatch = portVersionProblem(port, version, before);
    if (mismatch) {
      const at = `outputPorts[${position}].version`;
      const said = { path: at, ...mismatch, ...product.positions[at] };
      (mismatch.severity === "error" ? problems : publication.warnings).push(said);
    }
    const place = await placeOf(tx, toContractModel(version.upgraded));
    const taken = await placeProblem(tx, owner.productId, place, path);
    if (taken) problems.push({ ...taken, ...product.positions[path] });
    planned.push({ port, major, position, contractId: contract.id, contractVersionId: version.id, place });
  }
  if (problems.length > 0) throw refuse(problems);
  return planned;
}

/**
 * Makes a product's output ports what its document says: a port is its name and major version, so a new major stands
 * beside the old one. How each then stands, those no longer listed included, `settlePorts` decides. Throws `invalid` with
 * the field of each port that cannot be offered.
 */
export async function writeOutputPorts(
  publication: Publication,
  product: ReadableProduct,
  owner: Owner,
): Promise<void> {
  const { tx } = publication;
  const listed = new Map<string, { flagged: boolean }>();
  for (const planned of await plan(publication, product, owner)) {
    const { port, major, position, contractId, contractVersionId, place } = planned;
    const data = {
      version: port.version,
      kind: port.type || "tables",
      description: port.description,
      contractId,
      contractVersionId,
      connectionId: place?.connectionId ?? null,
      platformSchema: place?.platformSchema ?? null,
      position,
    };
    const row = await tx.outputPort.upsert({
      where: { productId_name_major: { productId: owner.productId, name: port.name, major } },
      create: { ...data, productId: owner.productId, name: port.name, major },
      update: data,
      select: { id: true },
    });
    listed.set(row.id, { flagged: port.deprecated });
    if (product.model.status !== "retired") publication.ports.add(row.id);
  }
  if (product.model.status !== "retired") return settlePorts(publication, owner.productId, listed);
  await tx.outputPort.updateMany({
    where: { productId: owner.productId, retiredAt: null },
    data: { retiredAt: new Date() },
  });
}
