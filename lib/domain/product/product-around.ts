import type { ContractModel } from "@/lib/domain/contract/model";
import { editDocument } from "@/lib/domain/document/edit-document";
import { newProductSource, toIdentifier } from "./template";

type Contract = Pick<ContractModel, "id" | "name" | "version">;

/** A product to begin with around contracts that came alone: an output port for each. */
export function productAround(contracts: readonly Contract[], head: { domain: string; team: string }): string {
  const [first] = contracts;
  const name = first?.name || first?.id || "New product";
  const id = toIdentifier((first?.id ?? "").replace(/^urn:datacontract:/i, "")) || toIdentifier(name) || "new-product";
  const names = new Set<string>();
  const ports = contracts.map((contract) => {
    const last = contract.id.split(/[.:/]/).at(-1) ?? "";
    const wanted = toIdentifier(contracts.length === 1 ? "main" : last || contract.name) || "main";
    let port = wanted;
    for (let number = 2; names.has(port); number += 1) port = `${wanted}-${number}`;
    names.add(port);
    return {
      name: port,
      description: "",
      type: "tables",
      version: contract.version || "1.0.0",
      contractId: contract.id,
    };
  });
  return editDocument(newProductSource({ id, name, ...head }), [{ path: ["outputPorts"], value: ports }]);
}
