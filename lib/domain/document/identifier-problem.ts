/** Ids of products and contracts: they stand in addresses, so no spaces and nothing to escape beyond `:` and `/`. */
const identifier = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,199}$/;

/** The sentence that says what is wrong with an id, or null. */
export function identifierProblem(id: string): string | null {
  if (id === "") return "The id is missing.";
  if (id.length > 200) return "The id is longer than 200 characters.";
  if (!identifier.test(id))
    return "An id begins with a letter or digit and holds only letters, digits and . _ : / - (no spaces).";
  // Browsers resolve these two before the server sees them.
  if (id.split("/").some((part) => part === "" || part === "." || part === ".."))
    return "An id may not hold empty parts, “.” or “..” between slashes.";
  return null;
}
