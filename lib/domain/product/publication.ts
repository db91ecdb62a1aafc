import semver from "semver";
import { conflict } from "@/lib/domain/errors";
import type { ProductStatus } from "./status";

/** A version as it is compared: semantic version, and a hash of the parsed content. */
export type VersionedContent = { version: string; contentHash: string };

/**
 * May this content be published after what is there? Published versions never change, and versions only rise.
 *
 * @param what how the sentence calls the thing, such as `data product “tenancy-analytics”`
 * @param current the version in force, or null for a thing that is new
 * @param same the published version with the same number, or null
 * @returns `unchanged` when exactly this is published already
 * @throws conflict with the version to raise to
 */
export function decidePublication(
  what: string,
  incoming: VersionedContent,
  current: VersionedContent | null,
  same: VersionedContent | null,
): "publish" | "unchanged" {
  if (same?.contentHash === incoming.contentHash) return "unchanged";
  if (current === null) return "publish";
  const next = semver.inc(current.version, "patch");
  if (same)
    throw conflict(
      `Version ${incoming.version} of the ${what} is already published with other content, and published versions do not change. Raise the version, for example to ${next}.`,
    );
  if (semver.lte(incoming.version, current.version))
    throw conflict(
      `Version ${incoming.version} of the ${what} is not higher than ${current.version}, which is published. Raise the version, for example to ${next}.`,
    );
  return "publish";
}

/**
 * The highest published version of a contract that fits a port: the same major version where there is one, because a
 * port's major version is the promise its users rely on; otherwise the highest of all. Null when there is none.
 */
export function contractVersionFor<V extends { version: string }>(major: number, versions: readonly V[]): V | null {
  const descending = [...versions].sort((a, b) => semver.compare(b.version, a.version));
  return descending.find((v) => semver.major(v.version) === major) ?? descending[0] ?? null;
}

/** ODPS and ODCS allow any status; these are the ones products are in. What is only proposed is a draft here. */
export function toProductStatus(status: string): ProductStatus {
  if (status === "active" || status === "deprecated" || status === "retired") return status;
  return "draft";
}
