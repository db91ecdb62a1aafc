import { isNode, type SchemaNode } from "@/lib/domain/document/schema-walk";

/** The JSON Schemas that YAML is completed from; each is a file of its own that is loaded when it is wanted. */
const contractSchemas: Record<string, () => Promise<{ default: object }>> = {
  "v2.2.0": () => import("@/lib/domain/contract/standards/odcs-json-schema-v2.2.1.json"),
  "v2.2.1": () => import("@/lib/domain/contract/standards/odcs-json-schema-v2.2.1.json"),
  "v2.2.2": () => import("@/lib/domain/contract/standards/odcs-json-schema-v2.2.2.json"),
  "v3.0.0": () => import("@/lib/domain/contract/standards/odcs-json-schema-v3.0.0.json"),
  "v3.0.1": () => import("@/lib/domain/contract/standards/odcs-json-schema-v3.0.1.json"),
  "v3.0.2": () => import("@/lib/domain/contract/standards/odcs-json-schema-v3.0.2.json"),
  "v3.1.0": () => import("@/lib/domain/contract/standards/odcs-json-schema-v3.1.0.json"),
  "v3.2.0": () => import("@/lib/domain/contract/standards/odcs-json-schema-v3.2.0-dev.json"),
  // The Data Contract Specification names itself in a field of its own.
  dcs: () => import("@/lib/domain/contract/standards/datacontract-1.2.1.schema.json"),
};

const productSchemas: Record<string, () => Promise<{ default: object }>> = {
  "v0.9.0": () => import("@/lib/domain/product/standards/odps-json-schema-v0.9.0.json"),
  "v1.1.0": () => import("@/lib/domain/product/standards/odps-json-schema-v1.1.0.json"),
  "v1.0.0": () => import("@/lib/domain/product/standards/odps-json-schema-v1.0.0.json"),
};

/** The version a text says it is written in. */
export function versionOf(text: string): string {
  if (/^dataContractSpecification[ \t]*:/m.test(text)) return "dcs";
  return /^apiVersion[ \t]*:[ \t]*["']?(v?[\w.-]+)/m.exec(text)?.[1] ?? "";
}

/** The schema of the version a text declares; of the newest one here where that version is not known. */
export async function schemaFor(kind: "product" | "contract", version: string): Promise<SchemaNode | null> {
  const schemas = kind === "product" ? productSchemas : contractSchemas;
  const load = schemas[version] ?? schemas[kind === "product" ? "v1.0.0" : "v3.1.0"];
  const module = await load?.();
  return isNode(module?.default) ? module.default : null;
}
