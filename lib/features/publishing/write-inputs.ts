import semver from "semver";
import type { ProductInputPort } from "@/lib/domain/product/model";
import { visibleProductWhere } from "@/lib/features/catalog/visibility";
import type { ReadableProduct } from "./bundle";
import type { Publication } from "./publication";

/** The port another product's contract stands behind: of the wanted major version if there is one, else the newest. */
async function sourceOf({ tx, actor }: Publication, input: ProductInputPort, productId: string) {
  const ports = await tx.outputPort.findMany({
    where: { contract: { ref: input.contractId }, productId: { not: productId }, retiredAt: null },
    select: { id: true, major: true },
    orderBy: { major: "desc" },
  });
  const major = input.version === null ? null : semver.coerce(input.version)?.major;
  const port = ports.find((p) => p.major === major) ?? ports[0];
  if (!port) return { id: null, isSeen: false };
  const seen = await tx.outputPort.count({ where: { id: port.id, product: visibleProductWhere(actor) } });
  return { id: port.id, isSeen: seen > 0 };
}

/** Names of input ports are not unique in ODPS (one per version); the catalog tells them apart. */
function distinctNames(inputs: readonly ProductInputPort[]): string[] {
  const seen = new Map<string, number>();
  return inputs.map(({ name, version }) => {
    const wanted = seen.has(name) ? `${name} ${version ?? ""}`.trim() : name;
    const times = (seen.get(wanted) ?? 0) + 1;
    seen.set(wanted, times);
    return times === 1 ? wanted : `${wanted} (${times})`;
  });
}

/** Replaces a product's input ports. One whose contract is not published here is kept as written, with a warning. */
export async function writeInputPorts(
  publication: Publication,
  product: ReadableProduct,
  productId: string,
): Promise<void> {
  const { inputPorts } = product.model;
  const names = distinctNames(inputPorts);
  const rows: { name: string; version: string | null; contractRef: string; sourcePortId: string | null }[] = [];
  for (const [index, input] of inputPorts.entries()) {
    const { id: sourcePortId, isSeen } = await sourceOf(publication, input, productId);
    const path = `inputPorts[${index}].contractId`;
    // The same words for what does not exist and for what the actor may not see.
    if (!isSeen)
      publication.warnings.push({
        path,
        severity: "warning",
        message: `No data product that you may see offers the contract “${input.contractId}” yet; the lineage stays open until one does.`,
        ...product.positions[path],
      });
    rows.push({
      name: names[index] ?? input.name,
      version: input.version,
      contractRef: input.contractId,
      sourcePortId,
    });
  }
  await publication.tx.inputPort.deleteMany({ where: { productId } });
  await publication.tx.inputPort.createMany({ data: rows.map((row) => ({ ...row, productId })) });
}

/** Input ports elsewhere that waited for a contract this product offers now are joined to it. */
export async function resolveWaitingInputs({ tx }: Publication, productId: string): Promise<void> {
  await tx.$executeRaw`
    update input_port i set source_port_id = (
      select o.id from output_port o
      where o.contract_id = c.id and o.product_id = ${productId}::uuid and o.retired_at is null
      order by (o.major::text = split_part(i.version, '.', 1)) desc nulls last, o.major desc limit 1)
    from data_contract c
    where c.ref = i.contract_ref and i.source_port_id is null and i.product_id <> ${productId}::uuid
      and exists (select 1 from output_port o
        where o.contract_id = c.id and o.product_id = ${productId}::uuid and o.retired_at is null)`;
}
