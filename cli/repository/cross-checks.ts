import { offeredBy } from "./bundles";
import type { ContractFile, FileProblem, ProductFile, Repository } from "./read-repository";

type Severity = FileProblem["severity"];
type Document = Pick<ProductFile | ContractFile, "file"> & { reading: Pick<ProductFile["reading"], "locate"> };

function at(document: Document, path: (string | number)[], text: string, severity: Severity, message: string) {
  return { file: document.file, path: text, severity, message, ...document.reading.locate(path) };
}

function duplicates(documents: readonly (ProductFile | ContractFile)[], noun: string): FileProblem[] {
  const first = new Map<string, string>();
  return documents.flatMap((document) => {
    const { id } = document.reading.model;
    if (id === "") return [];
    const before = first.get(id);
    first.set(id, before ?? document.file);
    if (before === undefined) return [];
    return [at(document, ["id"], "id", "error", `${before} describes the ${noun} “${id}” too; keep one of them.`)];
  });
}

/** Whether a contract that is not in the repository is published: null where nobody was asked. */
export type PublishedLookup = (contractId: string) => boolean | null;

function portProblem(id: string, isPublished: PublishedLookup): { severity: Severity; message: string } | null {
  const known = isPublished(id);
  if (known) return null;
  if (known === null)
    return {
      severity: "warning",
      message: `The contract “${id}” is not in this repository; it must be published already.`,
    };
  return { severity: "error", message: `The contract “${id}” is neither in this repository nor published.` };
}

function portProblems({ products, contracts }: Repository, isPublished: PublishedLookup): FileProblem[] {
  const here = new Set(contracts.map((contract) => contract.reading.model.id));
  const offeredIn = new Map<string, ProductFile>();
  return products.flatMap((product) =>
    product.reading.model.outputPorts.flatMap((port, index) => {
      const id = port.contractId;
      if (id === null) return [];
      const path = `outputPorts[${index}].contractId`;
      const place = ["outputPorts", index, "contractId"];
      const other = offeredIn.get(id);
      offeredIn.set(id, other ?? product);
      if (other && other !== product) {
        const message = `A port of ${other.file} names the contract “${id}” too; each product has its own contracts.`;
        return [at(product, place, path, "error", message)];
      }
      const problem = here.has(id) ? null : portProblem(id, isPublished);
      return problem ? [at(product, place, path, problem.severity, problem.message)] : [];
    }),
  );
}

function unused({ products, contracts }: Repository): FileProblem[] {
  // A repository of contracts alone says nothing about ports.
  if (products.length === 0) return [];
  const offered = new Set(products.flatMap(offeredBy));
  return contracts
    .filter((contract) => contract.reading.model.id !== "" && !offered.has(contract.reading.model.id))
    .map((contract) =>
      at(
        contract,
        ["id"],
        "id",
        "warning",
        `No output port in this repository names the contract “${contract.reading.model.id}”.`,
      ),
    );
}

/**
 * What only shows when all files of a repository are read together: ids used twice, ports whose contract is missing,
 * contracts without a port.
 */
export function crossChecks(repository: Repository, isPublished: PublishedLookup): FileProblem[] {
  return [
    ...duplicates(repository.products, "data product"),
    ...duplicates(repository.contracts, "data contract"),
    ...portProblems(repository, isPublished),
    ...unused(repository),
  ];
}

/** The contracts that ports name and the repository does not hold: what a server may be asked about. */
export function contractsElsewhere({ products, contracts }: Repository): string[] {
  const here = new Set(contracts.map((contract) => contract.reading.model.id));
  return [...new Set(products.flatMap(offeredBy))].filter((id) => !here.has(id));
}
