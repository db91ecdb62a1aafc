import { z } from "zod";
import {
  authoritativeDefinition,
  customProperty,
  customValue,
  description,
  listOf,
  optionalText,
  supportChannel,
  team,
  text,
  texts,
} from "@/lib/domain/document/tolerant";
import { type Visibility, visibilities } from "./visibility";

const outputPort = z.object({
  name: text,
  description: text,
  /** How the port is read, such as `tables`. */
  type: text,
  version: text,
  contractId: optionalText,
  tags: texts,
  inputContracts: listOf(z.object({ id: text, version: text })),
  customProperties: listOf(customProperty),
});

const inputPort = z.object({ name: text, version: optionalText, contractId: text, tags: texts });

const product = z.object({
  apiVersion: text,
  id: text,
  name: text,
  version: text,
  status: text,
  domain: text,
  tenant: optionalText,
  description,
  tags: texts,
  team,
  support: listOf(supportChannel),
  outputPorts: listOf(outputPort),
  inputPorts: listOf(inputPort),
  authoritativeDefinitions: listOf(authoritativeDefinition),
  customProperties: listOf(customProperty),
  productCreatedTs: optionalText,
});

export type ProductOutputPort = z.output<typeof outputPort>;
export type ProductInputPort = z.output<typeof inputPort>;

/** An ODPS document as the rest of the product reads it. */
export type ProductModel = z.output<typeof product> & { visibility: Visibility };

/**
 * Reads a parsed ODPS document tolerantly: what is missing or of the wrong type is empty. Never throws. Whether the
 * document is right is `readProduct`'s to say. A product that does not say who may see it is internal.
 */
export function toProductModel(document: unknown): ProductModel {
  const read = product.parse(typeof document === "object" && document !== null ? document : {});
  const visibility = customValue(read.customProperties, "visibility");
  return {
    ...read,
    name: read.name || read.id,
    visibility: visibilities.find((v) => v === visibility) ?? "internal",
  };
}
