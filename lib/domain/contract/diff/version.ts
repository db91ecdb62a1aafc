import semver from "semver";
import type { ContractDiff } from "./model";

/** The version as semver reads it, tolerantly: contracts from elsewhere say `v1.2` or `3`. */
function read(version: string): semver.SemVer {
  return semver.parse(version.trim()) ?? semver.coerce(version) ?? new semver.SemVer("0.0.0");
}

/**
 * The smallest version that may follow `current` with these changes; `current` itself when nothing changed. The rule is the same
 * below 1.0.0: a breaking change makes 0.4.2 to 1.0.0, for consumers build on it all the same. A pre-release of a number
 * that is large enough leads to that number: 2.0.0-rc.1 to 2.0.0.
 */
export function nextVersion(current: string, diff: ContractDiff): string {
  if (diff.bump === "none") return current;
  return read(current).inc(diff.bump).version;
}

const worstOf = (diff: ContractDiff): string => {
  const [first] = diff.changes;
  if (first === undefined) return "";
  const more = diff.changes.length - 1;
  const others = more === 0 ? "" : ` (and ${more} more ${more === 1 ? "change" : "changes"})`;
  return ` The change that asks for it is ${first.class}: ${first.message}${others}`;
};

/**
 * The sentence that says which version is needed, when `proposed` is too small for these changes; null when it will do. A
 * pre-release of a version that is large enough will do: 2.0.0-rc.1 announces 2.0.0.
 */
export function versionTooSmall(current: string, proposed: string, diff: ContractDiff): string | null {
  if (diff.bump === "none") return null;
  const parsed = semver.parse(proposed.trim());
  const needed = nextVersion(current, diff);
  if (parsed === null) return `“${proposed}” is not a semantic version such as ${needed} (major.minor.patch).`;
  const core = `${parsed.major}.${parsed.minor}.${parsed.patch}`;
  const rises = semver.gt(parsed, read(current));
  if (rises && semver.gte(core, needed)) return null;
  return `Version ${proposed} is too small after ${current}; the smallest that will do is ${needed}.${worstOf(diff)}`;
}
