import { z } from "zod";
import {
  authoritativeDefinition,
  customProperty,
  customValue,
  description,
  flag,
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
  /** ODPS v1.1 (RFC-0028): the owner advises against this port. */
  deprecated: flag,
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
  /** ODPS v1.1 (RFC-0028): the owner advises against the whole product. */
  deprecated: flag,
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
export type ProductModel = z.output<typeof product> & {
  visibility: Visibility;
  /** Custom property `successor`: the id of the product to use instead of a deprecated one. */
  successor: string | null;
  /** Custom property `sunset`: the day a deprecated product ends, as an ISO 8601 date. */
  sunset: string | null;
};

const isoDay = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2})?)?$/;

const firstMoment = Date.UTC(1970, 0, 1);
const lastMoment = Date.UTC(9999, 11, 31, 23, 59, 59);

/** The moment a `sunset` names; null when it is no ISO 8601 date, or none that a calendar of ours has. */
export function sunsetDate(sunset: string | null): Date | null {
  if (sunset === null || !isoDay.test(sunset)) return null;
  const date = new Date(sunset);
  return date.getTime() >= firstMoment && date.getTime() <= lastMoment ? date : null;
}

const word = (value: unknown): string | null =>
  typeof value === "string" && value.trim() !== "" ? value.trim() : null;

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
    status: read.deprecated && read.status === "active" ? "deprecated" : read.status,
    successor: word(customValue(read.customProperties, "successor")),
    sunset: word(customValue(read.customProperties, "sunset")),
  };
}
