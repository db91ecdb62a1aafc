import type { DbtModel } from "./model";

type Versioned = Pick<DbtModel, "uniqueId" | "name" | "packageName" | "version" | "latestVersion">;

const family = (model: Versioned) => `${model.packageName} ${model.name}`;
const natural = new Intl.Collator("en", { numeric: true }).compare;

function numericMajor(version: string | null): number | null {
  if (version === null) return 1;
  const digits = /^v?(\d{1,6})(?:\.\d+)*$/i.exec(version)?.[1];
  return digits === undefined ? null : Number(digits);
}

/**
 * The major version of each model, by unique id: the number dbt gives it (`v: 2` is 2, none is 1). Versions without a
 * number, or two with the same one, are counted in their order.
 */
export function majorVersions(models: readonly Versioned[]): Map<string, number> {
  const majors = new Map<string, number>();
  for (const name of new Set(models.map(family))) {
    const versions = models.filter((m) => family(m) === name).sort((a, b) => natural(a.version ?? "", b.version ?? ""));
    const numbers = versions.map((m) => numericMajor(m.version));
    const clear = !numbers.includes(null) && new Set(numbers).size === numbers.length;
    versions.forEach((m, index) => {
      majors.set(m.uniqueId, clear ? (numbers[index] ?? 1) : index + 1);
    });
  }
  return majors;
}

/** A version that comes after the one dbt calls the latest: others may try it, nobody should build on it yet. */
export function isPrerelease(model: Pick<DbtModel, "version" | "latestVersion">): boolean {
  if (model.version === null || model.latestVersion === null) return false;
  return natural(model.version, model.latestVersion) > 0;
}
