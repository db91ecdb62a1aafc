import type { ContractFile, ProductFile, Repository } from "./read-repository";

/** What is published in one step: a product with the contracts of its ports, or a contract that no product here offers. */
export type RepositoryBundle = { product: ProductFile | null; contracts: ContractFile[] };

/** The ids of the contracts that a product's output ports name. */
export function offeredBy(product: ProductFile): string[] {
  return product.reading.model.outputPorts.flatMap((port) => (port.contractId === null ? [] : [port.contractId]));
}

/** How messages call a bundle. */
export function bundleName({ product, contracts }: RepositoryBundle): string {
  return product ? product.reading.model.id : (contracts[0]?.reading.model.id ?? "");
}

/** The bundles of a repository, by the name of their files. Every contract is in exactly one. */
export function bundlesOf({ products, contracts }: Pick<Repository, "products" | "contracts">): RepositoryBundle[] {
  const left = new Set(contracts);
  const bundles = products.map((product): RepositoryBundle => {
    const offered = new Set(offeredBy(product));
    const own = [...left].filter((contract) => offered.has(contract.reading.model.id));
    for (const contract of own) left.delete(contract);
    return { product, contracts: own };
  });
  return [...bundles, ...[...left].map((contract) => ({ product: null, contracts: [contract] }))];
}
