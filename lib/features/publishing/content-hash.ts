import { createHash } from "node:crypto";

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

/**
 * SHA-256 of a parsed document, in hex. Comments, layout, the order of fields and whether it came as YAML or JSON do not
 * count: the same content sent again from another tool is the same version.
 */
export function contentHash(document: unknown): string {
  return createHash("sha256")
    .update(JSON.stringify(sorted(document)))
    .digest("hex");
}
