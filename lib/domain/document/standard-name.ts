/** What a text says it is, read by its lines: text that is being written, or cannot be read, says so too. */
export type SaidStandard = {
  kind: "product" | "contract";
  /** In words: “ODCS v3.1.0”. */
  name: string;
  /** The form and the newest rules are made for this very version. */
  current: boolean;
  /** The form can write it: its fields are those of the current version, or nearly. */
  writable: boolean;
};

function field(text: string, name: string): string | null {
  const pattern = new RegExp(`^[ \\t]{0,2}["']?${name}["']?[ \\t]*:[ \\t]*["']?([^"'#\\s,]*)`, "m");
  return pattern.exec(text)?.[1] ?? null;
}

/** Which standard and version a YAML or JSON text is written in; null when it names none that is known here. */
export function saidStandard(text: string): SaidStandard | null {
  const specification = field(text, "dataContractSpecification");
  if (specification !== null)
    return {
      kind: "contract",
      name: `Data Contract Specification ${specification}`.trim(),
      current: false,
      writable: false,
    };
  const kind = field(text, "kind");
  const version = field(text, "apiVersion") ?? "";
  if (kind === "DataProduct")
    return { kind: "product", name: `ODPS ${version}`.trim(), current: version === "v1.0.0", writable: true };
  if (
    kind === null &&
    /^["'{ \t]*product["']?[ \t]*:/m.test(text) &&
    field(text, "schema")?.includes("opendataproducts")
  )
    return { kind: "product", name: "Open Data Product Specification", current: false, writable: false };
  const isOld = kind === null && /^["']?(?:datasetName|quantumName|dataset)["']?[ \t]*:/m.test(text);
  if (kind !== "DataContract" && !isOld) return null;
  return {
    kind: "contract",
    name: `ODCS ${version}`.trim(),
    current: version === "v3.1.0",
    writable: version.startsWith("v3."),
  };
}
