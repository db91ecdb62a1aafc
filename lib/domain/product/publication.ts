import semver from "semver";
import { type AppError, conflict } from "@/lib/domain/errors";
import type { ProductStatus } from "./status";

/** A version as it is compared: semantic version, and a hash of the parsed content. */
export type VersionedContent = { version: string; contentHash: string };

type Versioned = { version: string };

/** The highest of some versions; null of none. */
export function highestVersion<V extends Versioned>(versions: readonly V[]): V | null {
  return versions.reduce<V | null>((best, v) => (best === null || semver.gt(v.version, best.version) ? v : best), null);
}

/** The published version that a new one follows and is compared with: the highest one below it. */
export function versionBefore<V extends Versioned>(version: string, published: readonly V[]): V | null {
  return highestVersion(published.filter((v) => semver.lt(v.version, version)));
}

/** True when the version is above all that are published. */
export function isHighest(version: string, published: readonly Versioned[]): boolean {
  return published.every((v) => semver.gt(version, v.version));
}

function notHigher(what: string, version: string, than: string): string {
  const next = semver.inc(than, "patch");
  return `Version ${version} of the ${what} is not higher than ${than}, which is published. Raise the version, for example to ${next}.`;
}

/**
 * May this content be published after what is there? Published versions never change, and versions only rise: within
 * their major where that one is still offered beside a newer, otherwise over all.
 *
 * @param what how the sentence calls the thing, such as `data product “tenancy-analytics”`
 * @param published every version there is
 * @param openMajors majors that may still get fixes although a higher one is published
 * @returns `unchanged` when exactly this is published already
 * @throws conflict with the version to raise to
 */
export function decidePublication(
  what: string,
  incoming: VersionedContent,
  published: readonly VersionedContent[],
  openMajors: readonly number[] = [],
): "publish" | "unchanged" {
  const { version } = incoming;
  const same = published.find((v) => v.version === version);
  if (same?.contentHash === incoming.contentHash) return "unchanged";
  const current = highestVersion(published);
  if (current === null) return "publish";
  const major = semver.major(version);
  const ofMajor = highestVersion(published.filter((v) => semver.major(v.version) === major));
  const isFix = major < semver.major(current.version) && ofMajor !== null && openMajors.includes(major);
  const floor = isFix ? ofMajor : current;
  if (same)
    throw conflict(
      `Version ${version} of the ${what} is already published with other content, and published versions do not change. Raise the version, for example to ${semver.inc(floor.version, "patch")}.`,
    );
  if (semver.gt(version, floor.version)) return "publish";
  const closed = !isFix && ofMajor !== null && major < semver.major(current.version);
  throw conflict(
    notHigher(what, version, floor.version) +
      (closed ? ` No port offers version ${major} any more, so it gets no fixes.` : ""),
  );
}

/**
 * The highest published version of a contract that fits a port: the same major version where there is one, because a
 * port's major version is the promise its users rely on. A port without one of its own stays within the major it has
 * promised so far (`held`), so that a breaking version never arrives under its users; a new one gets the highest of all.
 * Null when there is none.
 */
export function contractVersionFor<V extends Versioned>(
  major: number,
  versions: readonly V[],
  held: string | null = null,
): V | null {
  const of = (wanted: number) => highestVersion(versions.filter((v) => semver.major(v.version) === wanted));
  return of(major) ?? (held === null ? null : of(semver.major(held))) ?? highestVersion(versions);
}

/** ODPS and ODCS allow any status; these are the ones products are in. What is only proposed is a draft here. */
export function toProductStatus(status: string): ProductStatus {
  if (status === "active" || status === "deprecated" || status === "retired") return status;
  return "draft";
}

/** The refusal of content that is published already, under something that was taken out of use since. */
export function retired(what: string): AppError {
  return conflict(`The ${what} was retired. Publish a higher version to bring it back.`);
}
