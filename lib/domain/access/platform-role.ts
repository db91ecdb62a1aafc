/** Longest identifier of Postgres in bytes (NAMEDATALEN - 1); other platforms allow more. */
const LONGEST = 63;

/** Hex digits of the grant's id that stand in the name. Its first digits are a time (UUIDv7), so the last are taken. */
const ID_DIGITS = 12;

/**
 * Name of the platform role that belongs to one grant: `mercat_<product>_<12 hex of the grant's id>`, lower-case letters,
 * digits and `_` only, at most 63 bytes.
 */
export function platformRoleName(grantId: string, productRef: string): string {
  const id = grantId
    .toLowerCase()
    .replace(/[^0-9a-f]/g, "")
    .slice(-ID_DIGITS);
  const product = productRef
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, LONGEST - "mercat__".length - ID_DIGITS)
    .replace(/_+$/, "");
  return ["mercat", product, id].filter((part) => part !== "").join("_");
}
