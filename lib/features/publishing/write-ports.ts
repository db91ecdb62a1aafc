import { toContractModel } from "@/lib/domain/contract/model";
import type { Problem } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import type { ProductOutputPort } from "@/lib/domain/product/model";
import { contractVersionFor } from "@/lib/domain/product/publication";
import { portMajor } from "@/lib/domain/product/rules";
import type { ReadableProduct } from "./bundle";
import { refuse } from "./bundle";
import { type Place, placeOf, placeProblem } from "./places";
import type { Publication } from "./publication";

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
  ownerTeamId: true,
  ownerTeam: { select: { domain: { select: { path: true } } } },
  versions: { select: { id: true, version: true, upgraded: true } },
  outputPorts: { select: { productId: true, retiredAt: true } },
} as const;

function findContracts({ tx }: Publication, refs: string[]) {
  return tx.dataContract.findMany({ where: { ref: { in: refs } }, select: { ref: true, ...contractFields } });
}

type ContractRow = Awaited<ReturnType<typeof findContracts>>[number];

/** A contract is offered by one product, and by people who may publish it. */
function contractProblem(
  { actor }: Publication,
  owner: Owner,
  port: ProductOutputPort,
  contract: ContractRow | undefined,
): string | null {
  if (!contract)
    return `There is no published contract “${port.contractId}”. Publish it first, or together with the product.`;
  const mayOffer =
    contract.ownerTeamId === owner.ownerTeamId ||
    can(actor, "product.publish", {
      ownerTeamId: contract.ownerTeamId,
      domainPath: contract.ownerTeam.domain?.path ?? null,
    }).allowed;
  if (!mayOffer) return `The contract “${port.contractId}” belongs to another team.`;
  if (contract.outputPorts.some((p) => p.productId !== owner.productId && p.retiredAt === null))
    return `The contract “${port.contractId}” is offered by another data product; each port has its own.`;
  return null;
}

async function plan(publication: Publication, product: ReadableProduct, owner: Owner): Promise<PlannedPort[]> {
  const { tx } = publication;
  const { outputPorts } = product.model;
  const refs = outputPorts.flatMap((p) => (p.contractId === null ? [] : [p.contractId]));
  const contracts = await findContracts(publication, refs);
  const problems: Problem[] = [];
  const planned: PlannedPort[] = [];
  for (const [position, port] of outputPorts.entries()) {
    const path = `outputPorts[${position}].contractId`;
    const contract = contracts.find((c) => c.ref === port.contractId);
    const refusal = contractProblem(publication, owner, port, contract);
    const major = portMajor(port);
    const version = contract ? contractVersionFor(major, contract.versions) : null;
    if (refusal !== null || !contract || !version) {
      const message = refusal ?? `The contract “${port.contractId}” has no published version.`;
      problems.push({ path, severity: "error", message, ...product.positions[path] });
      continue;
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
 * beside the old one for as long as the document lists both. Ports that are no longer listed retire, and keep their
 * history. Throws `invalid` with the field of each port that cannot be offered.
 */
export async function writeOutputPorts(
  publication: Publication,
  product: ReadableProduct,
  owner: Owner,
): Promise<void> {
  const { tx } = publication;
  const now = new Date();
  const isRetired = product.model.status === "retired";
  const kept: string[] = [];
  for (const { port, major, position, contractId, contractVersionId, place } of await plan(
    publication,
    product,
    owner,
  )) {
    const data = {
      version: port.version,
      kind: port.type || "tables",
      description: port.description,
      contractId,
      contractVersionId,
      connectionId: place?.connectionId ?? null,
      platformSchema: place?.platformSchema ?? null,
      position,
      retiredAt: isRetired ? now : null,
    };
    const row = await tx.outputPort.upsert({
      where: { productId_name_major: { productId: owner.productId, name: port.name, major } },
      create: { ...data, productId: owner.productId, name: port.name, major },
      update: data,
      select: { id: true },
    });
    kept.push(row.id);
    if (!isRetired) publication.ports.add(row.id);
  }
  await tx.outputPort.updateMany({
    where: { productId: owner.productId, retiredAt: null, id: { notIn: kept } },
    data: { retiredAt: now },
  });
}
