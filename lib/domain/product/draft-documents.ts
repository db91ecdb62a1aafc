import { editDocument, openDocument } from "@/lib/domain/document/edit-document";
import { isFields } from "@/lib/domain/document/form/spec";
import { idOf } from "@/lib/domain/document/head-field";
import { newContractSource } from "./template";

/** The texts of a draft: a product and the contracts of its ports. */
export type DraftDocuments = { productSource: string; contracts: readonly string[] };

export type PortName = { index: number; name: string; version: string };

const text = (value: unknown) =>
  value === undefined || value === null || typeof value === "object" ? "" : String(value);

function entries(
  source: string,
  list: "outputPorts" | "inputPorts",
): { index: number; fields: Record<string, unknown> }[] {
  const ports = openDocument(source)?.read([list]);
  return (Array.isArray(ports) ? ports : []).flatMap((fields, index) => (isFields(fields) ? [{ index, fields }] : []));
}

/** The output ports that promise a contract; none while the product's text cannot be read. */
export function portsOf(productSource: string, contractId: string): PortName[] {
  return entries(productSource, "outputPorts")
    .filter(({ fields }) => contractId !== "" && text(fields.contractId) === contractId)
    .map(({ index, fields }) => ({ index, name: text(fields.name), version: text(fields.version) }));
}

function free(wanted: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${wanted}-${number}`;
    if (!taken.includes(name)) return name;
  }
}

type Server = Parameters<typeof newContractSource>[0]["server"];

/** One more contract, with an output port that names it. `server` is where its data is, when that is known. */
export function withNewContract<D extends DraftDocuments>(
  draft: D,
  server: Omit<NonNullable<Server>, "schema"> | null,
) {
  const product = openDocument(draft.productSource);
  const read = (...path: string[]) => text(product?.read(path));
  const id = read("id") || "product";
  const name = free(
    "main",
    entries(draft.productSource, "outputPorts").map(({ fields }) => text(fields.name)),
  );
  const contractId = free(`${id}.${name}`, draft.contracts.map(idOf));
  const contract = newContractSource({
    id: contractId,
    name: `${read("name")} ${name}`.trim(),
    domain: read("domain"),
    team: read("team", "name"),
    server: server ? { ...server, schema: id.replace(/\W+/g, "_") } : null,
  });
  const productSource = withPortFor(draft.productSource, contractId, name);
  return { ...draft, productSource, contracts: [...draft.contracts, contract] };
}

/** The product with an output port for a contract; a port called so gets another name. */
export function withPortFor(productSource: string, contractId: string, wanted = ""): string {
  const taken = entries(productSource, "outputPorts").map(({ fields }) => text(fields.name));
  const own = (wanted || contractId.split(/[.:/]/).at(-1) || "main").replace(/[^A-Za-z0-9._-]+/g, "-");
  const append = { name: free(own, taken), description: "", type: "tables", version: "1.0.0", contractId };
  return editDocument(productSource, [{ path: ["outputPorts"], append }]);
}

/** Gives a contract another id, in its text and in every port of the product that names it. */
export function withRenamedContract<D extends DraftDocuments>(draft: D, index: number, id: string) {
  const old = idOf(draft.contracts[index] ?? "");
  const ports = (["outputPorts", "inputPorts"] as const).flatMap((list) =>
    entries(draft.productSource, list)
      .filter(({ fields }) => old !== "" && text(fields.contractId) === old)
      .map((port) => ({ path: [list, port.index, "contractId"], value: id })),
  );
  return {
    ...draft,
    productSource: editDocument(draft.productSource, ports),
    contracts: draft.contracts.map((source, at) =>
      at === index ? editDocument(source, [{ path: ["id"], value: id }]) : source,
    ),
  };
}

/** Takes a contract out, and the output ports that promised it. */
export function withoutContract<D extends DraftDocuments>(draft: D, index: number) {
  const id = idOf(draft.contracts[index] ?? "");
  // From the last one, so that the places of the others stay.
  const ports = portsOf(draft.productSource, id).reverse();
  return {
    ...draft,
    productSource: editDocument(
      draft.productSource,
      ports.map((port) => ({ path: ["outputPorts", port.index], remove: true as const })),
    ),
    contracts: draft.contracts.filter((_, at) => at !== index),
  };
}
