import semver from "semver";

type Versioned = { version: string };

/** Highest version first (semver 2.0.0). Does not change the list given. */
export function newestFirst<V extends Versioned>(versions: readonly V[]): V[] {
  return [...versions].sort((a, b) => semver.compare(b.version, a.version));
}

/** The highest version below this one; null for the first. */
export function versionBefore<V extends Versioned>(versions: readonly V[], version: string): V | null {
  return newestFirst(versions).find((other) => semver.lt(other.version, version)) ?? null;
}
