import semver from "semver";

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
