import semver from "semver";

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

/** The sentence that says what is wrong with a version, or null (semver 2.0.0). */
export function versionProblem(version: string): string | null {
  if (version === "") return "The version is missing; begin with 1.0.0.";
  if (version.length > 64) return "The version is longer than 64 characters.";
  if (/^v\d/.test(version) && semver.valid(version) !== null)
    return `Write the version without the leading v: ${version.slice(1)}.`;
  // `valid` also takes a leading “v”, which is not part of a semantic version.
  if (!/^\d/.test(version) || semver.valid(version) === null)
    return `“${version}” is not a semantic version such as 1.0.0 (major.minor.patch).`;
  return null;
}
