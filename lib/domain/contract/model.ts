import { z } from "zod";
import { type Classification, readClassification, stricter } from "@/lib/domain/classification";
import {
  authoritativeDefinition,
  customProperty,
  customValue,
  description,
  listOf,
  optionalNumber,
  optionalText,
  scalar,
  supportChannel,
  team,
  text,
  texts,
} from "@/lib/domain/document/tolerant";
import { classificationsOf, contractObject } from "./property";

const server = z
  .object({
    server: text,
    type: text,
    environment: optionalText,
    description: text,
    host: optionalText,
    port: optionalNumber,
    database: optionalText,
    schema: optionalText,
  })
  .loose();

const slaProperty = z.object({
  property: text,
  value: scalar,
  valueExt: scalar,
  unit: optionalText,
  element: optionalText,
  driver: optionalText,
  description: text,
  schedule: optionalText,
});

const role = z.object({
  role: text,
  access: text,
  description: text,
  firstLevelApprovers: text,
  secondLevelApprovers: text,
});

const contract = z.object({
  apiVersion: text,
  id: text,
  name: text,
  version: text,
  status: text,
  domain: optionalText,
  tenant: optionalText,
  dataProduct: optionalText,
  tags: texts,
  description,
  servers: listOf(server),
  schema: listOf(contractObject),
  slaProperties: listOf(slaProperty),
  roles: listOf(role),
  team,
  support: listOf(supportChannel),
  price: z
    .object({ priceAmount: optionalNumber, priceCurrency: text, priceUnit: text })
    .nullable()
    .catch(null)
    .default(null),
  authoritativeDefinitions: listOf(authoritativeDefinition),
  customProperties: listOf(customProperty),
  contractCreatedTs: optionalText,
});

export type SlaProperty = z.output<typeof slaProperty>;

/** An ODCS document as the rest of the product reads it. */
export type ContractModel = Omit<z.output<typeof contract>, "schema"> & {
  objects: z.output<typeof contract>["schema"];
  /** The strictest of the document's own and its properties' classifications; internal when none is written. */
  classification: Classification;
  /** The longest access the contract allows, in days; null when it sets no limit. */
  maximumAccessDays: number | null;
};

/**
 * Reads a parsed ODCS document tolerantly: what is missing or of the wrong type is empty. Never throws. Whether the
 * document is right is `readContract`'s to say.
 */
export function toContractModel(document: unknown): ContractModel {
  const { schema: objects, ...rest } = contract.parse(
    typeof document === "object" && document !== null ? document : {},
  );
  const own = readClassification(customValue(rest.customProperties, "classification"));
  const all = [...(own === null ? [] : [own]), ...classificationsOf(objects)];
  const days = customValue(rest.customProperties, "maximumAccessDays");
  return {
    ...rest,
    name: rest.name || rest.id,
    objects,
    classification: all.length === 0 ? "internal" : all.reduce(stricter),
    maximumAccessDays: typeof days === "number" && Number.isInteger(days) && days > 0 ? days : null,
  };
}
