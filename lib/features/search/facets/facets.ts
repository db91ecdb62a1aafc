import { db } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/actor";
import { classifications } from "@/lib/domain/classification";
import { trustLevels } from "@/lib/domain/quality/trust-level";
import { type Count, countOf } from "@/lib/domain/search/counting";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import type { Ground } from "../ground";
import { accessStates, type Facet, type FacetName, type FacetValue, facetNames, type SearchParams } from "../schema";
import { type Counted, type CountedSet, countSets, MOST_VALUES, setOf } from "./counted";
import { domainLines, pathsDown } from "./tree";

type Found = { value: string; label: string; hits: number; depth: number };

/** Facets whose values have an order of their own; the others stand by how many products they have. */
const ORDER: Partial<Record<FacetName, readonly string[]>> = {
  classification: classifications,
  status: ["draft", "active", "deprecated", "retired"],
  trust: trustLevels,
  freshness: freshnessClasses,
};

function found(name: FacetName, set: CountedSet, names: ReadonlyMap<string, string>): Found[] {
  const own = set.values.filter(({ facet }) => facet === name);
  if (name === "domain") return domainLines(own, (path) => names.get(path) ?? path);
  const said = own.map(({ value, label, hits }) => {
    const word = name === "freshness" ? (freshnessClasses[Number(value)] ?? "unstated") : value;
    return { value: word, label: label ?? word, hits, depth: 0 };
  });
  const order = ORDER[name];
  return order
    ? said.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))
    : said.sort((a, b) => b.hits - a.hits || (a.label < b.label ? -1 : 1));
}

/** The actor's own access: of the products found some are theirs, and all others are not. */
function accessFacet(params: SearchParams, set: CountedSet, { active, pending }: Counted["mine"]): FacetValue[] {
  const size = countOf(set.size, set.step);
  const rest = Math.max(0, size.value - active - pending);
  const counts: Record<(typeof accessStates)[number], Count> = {
    active: { value: active, about: false },
    pending: { value: pending, about: false },
    none: size.about ? size : { value: rest, about: false },
  };
  return accessStates
    .map((value) => ({ value, label: value, count: counts[value], selected: params.access.includes(value), depth: 0 }))
    .filter(({ count, selected }) => count.value > 0 || selected);
}

function facetOf(name: FacetName, params: SearchParams, counted: Counted, names: ReadonlyMap<string, string>): Facet {
  const set = counted.sets[setOf(params, name)] ?? { step: 0, size: 0, values: [] };
  if (name === "access") return { name, values: accessFacet(params, set, counted.mine), more: false };
  const chosen: readonly string[] = params[name];
  const all = counted.sets.all ?? set;
  // What one chosen value leaves is what is found: said as well as that is known.
  const countFor = (value: string, hits: number) =>
    chosen.length === 1 && chosen[0] === value ? countOf(all.size, all.step) : countOf(hits, set.step);
  const values = found(name, set, names).map(({ value, label, hits, depth }) => ({
    value,
    label,
    count: countFor(value, hits),
    selected: chosen.includes(value),
    depth,
  }));
  // What was chosen and is not among them stays, so that it can be taken away again.
  const gone = chosen
    .filter((value) => !values.some((shown) => shown.value === value))
    .map((value) => ({ value, label: names.get(value) ?? value, count: countFor(value, 0), selected: true, depth: 0 }));
  return { name, values: [...gone, ...values], more: values.length === MOST_VALUES && name !== "domain" };
}

/** False when every value has all there is: choosing one would leave nothing out. */
function canNarrow({ name, values }: Facet, params: SearchParams, counted: Counted): boolean {
  if (values.some(({ selected }) => selected)) return true;
  const set = counted.sets[setOf(params, name)];
  if (!set || name === "access") return values.length > 1;
  const size = countOf(set.size, set.step).value;
  return values.some(({ count }) => count.value < size);
}

/** Domains above those that were counted have no product of their own to bring their names along. */
async function domainNames(params: SearchParams, { sets }: Counted): Promise<Map<string, string>> {
  const said = (sets[setOf(params, "domain")]?.values ?? []).filter(({ facet }) => facet === "domain");
  const names = new Map(said.map(({ value, label }) => [value, label ?? value]));
  const above = [...new Set([...said.map(({ value }) => value), ...params.domain].flatMap(pathsDown))];
  const missing = above.filter((path) => !names.has(path));
  if (missing.length === 0) return names;
  const rows = await db().domain.findMany({ where: { path: { in: missing } }, select: { path: true, name: true } });
  for (const { path, name } of rows) names.set(path, name);
  return names;
}

/**
 * Total and facets of a search. Each facet is counted without its own filter; one that cannot narrow is not given, unless it
 * is in use. Numbers are exact up to EXACT_UP_TO, and beyond it may be about right and say so.
 */
export async function findFacets(
  actor: Actor,
  params: SearchParams,
  ground: Ground,
  loose: string | null,
): Promise<{ total: Count; facets: Facet[] }> {
  const counted = await countSets(actor, params, ground, loose);
  const names = await domainNames(params, counted);
  const facets = facetNames
    .map((name) => facetOf(name, params, counted, names))
    .filter((facet) => canNarrow(facet, params, counted));
  const { size, step } = counted.sets.all ?? { size: 0, step: 0 as const };
  return { total: countOf(size, step), facets };
}
