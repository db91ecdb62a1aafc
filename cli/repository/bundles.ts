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

/** Producers before those who use them, so that lineage closes at once; where they use each other, as the files come. */
function producersFirst(bundles: readonly RepositoryBundle[]): RepositoryBundle[] {
  const offering = new Map(
    bundles.flatMap((bundle) => bundle.contracts.map((contract) => [contract.reading.model.id, bundle] as const)),
  );
  const ordered = new Set<RepositoryBundle>();
  const begun = new Set<RepositoryBundle>();
  const place = (bundle: RepositoryBundle): void => {
    if (begun.has(bundle)) return;
    begun.add(bundle);
    for (const input of bundle.product?.reading.model.inputPorts ?? []) {
      const producer = offering.get(input.contractId);
      if (producer) place(producer);
    }
    ordered.add(bundle);
  };
  for (const bundle of bundles) place(bundle);
  return [...ordered];
}

/** The bundles of a repository in the order they are published. Every contract is in exactly one. */
export function bundlesOf({ products, contracts }: Pick<Repository, "products" | "contracts">): RepositoryBundle[] {
  const left = new Set(contracts);
  const bundles = products.map((product): RepositoryBundle => {
    const offered = new Set(offeredBy(product));
    const own = [...left].filter((contract) => offered.has(contract.reading.model.id));
    for (const contract of own) left.delete(contract);
    return { product, contracts: own };
  });
  const alone = [...left].map((contract): RepositoryBundle => ({ product: null, contracts: [contract] }));
  return producersFirst([...bundles, ...alone]);
}
