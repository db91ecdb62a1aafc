/** What a file of a repository is, told by its top-level fields and never by its name. */
export type DocumentKind = "product" | "contract" | "open-data-product";

const yamlKind = /^["']?kind["']?[ \t]*:[ \t]*["']?(DataContract|DataProduct)\b/m;
const yamlSpecification = /^["']?dataContractSpecification["']?[ \t]*:/m;
const openDataProduct = /opendataproducts\.org/;

function ofFields(value: unknown): DocumentKind | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const { kind, schema } = value as Record<string, unknown>;
  if (kind === "DataContract" || "dataContractSpecification" in value) return "contract";
  if (kind === "DataProduct") return "product";
  return typeof schema === "string" && openDataProduct.test(schema) ? "open-data-product" : null;
}

/**
 * Tells documents of the standards from all other YAML and JSON, before anything is parsed as YAML: a document with a
 * syntax error is still one. Fields of a YAML mapping at the top begin at the line's first character.
 */
export function kindOf(source: string): DocumentKind | null {
  const text = source.replace(/^\uFEFF/, "");
  if (text.trimStart().startsWith("{")) {
    try {
      return ofFields(JSON.parse(text));
    } catch {
      // Flow-style YAML, or JSON with an error: told by its first fields.
      const kind = /^\s*\{[^{}[\]]*["']?kind["']?\s*:\s*["']?(DataContract|DataProduct)\b/.exec(text)?.[1];
      return kind === undefined ? null : kind === "DataContract" ? "contract" : "product";
    }
  }
  const kind = yamlKind.exec(text)?.[1];
  if (kind === "DataContract" || yamlSpecification.test(text)) return "contract";
  if (kind === "DataProduct") return "product";
  const schema = /^["']?schema["']?[ \t]*:[ \t]*(.*)$/m.exec(text)?.[1] ?? "";
  return openDataProduct.test(schema) ? "open-data-product" : null;
}
