import { type ContractReading, readContract } from "@/lib/domain/contract/read-contract";
import { openDocument } from "@/lib/domain/document/edit-document";
import type { Position } from "@/lib/domain/document/read-document";
import { type ProductReading, readProduct } from "@/lib/domain/product/read-product";

/** Line and column of the fields a command may complain about later: the first levels of the document. */
type Positions = Record<string, Position>;

export type ParsedProduct = Omit<ProductReading, "locate"> & { positions: Positions };
export type ParsedContract = Omit<ContractReading, "locate" | "locateUpgraded"> & { positions: Positions };

export type DocumentKind = "product" | "contract";

const topFields = ["id", "name", "version", "status", "domain", "team"];

/** What a reading says, without its function: it can cross from one thread to another. */
export function withPositions(reading: ProductReading): ParsedProduct;
export function withPositions(reading: ContractReading): ParsedContract;
export function withPositions(reading: ProductReading | ContractReading) {
  // Commands speak of the form they read, which for a contract is the upgraded one.
  const { locate: written, locateUpgraded, ...rest } = { locateUpgraded: reading.locate, ...reading };
  const locate = locateUpgraded;
  const positions: Positions = {};
  for (const field of topFields) positions[field] = locate([field]);
  positions["team.name"] = locate(["team", "name"]);
  if ("outputPorts" in rest.model)
    rest.model.outputPorts.forEach((_, index) => {
      positions[`outputPorts[${index}]`] = locate(["outputPorts", index]);
      for (const field of ["name", "version", "contractId"])
        positions[`outputPorts[${index}].${field}`] = locate(["outputPorts", index, field]);
    });
  if ("inputPorts" in rest.model)
    rest.model.inputPorts.forEach((_, index) => {
      positions[`inputPorts[${index}].contractId`] = locate(["inputPorts", index, "contractId"]);
    });
  return { ...rest, positions };
}

export function readText(kind: DocumentKind, source: string): ParsedProduct | ParsedContract {
  return kind === "product" ? withPositions(readProduct(source)) : withPositions(readContract(source));
}

/** What a form of the text shows, as plain JSON; null while the text cannot be read. */
export function plainOf(source: string): unknown {
  return openDocument(source)?.plain ?? null;
}
