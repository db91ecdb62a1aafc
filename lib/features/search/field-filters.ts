import type { Actor } from "@/lib/domain/actor";
import type { FieldWord } from "@/lib/domain/search/question";
import { type FacetName, facetNames, readSearchParams, type SearchParams, writeSearchParams } from "./schema";

const isFacet = (field: string): field is FacetName => facetNames.some((name) => name === field);

/** The values a field word asks for: `owner:me` and `team:me` are the actor's own teams. */
function valuesOf(actor: Actor, { field, value }: FieldWord): { facet: FacetName; values: string[] } | null {
  const facet = field === "owner" ? "team" : field;
  if (!isFacet(facet)) return null;
  const mine = facet === "team" && value.toLowerCase() === "me";
  // Nobody is in a team of this name, so that who is in none finds nothing.
  const teams = actor.teams.length === 0 ? ["-"] : actor.teams.map(({ slug }) => slug);
  return { facet, values: mine ? teams : [value] };
}

/** The parameters with the question's field words among the filters: a facet's name in the question means the facet. */
export function withFieldWords(actor: Actor, params: SearchParams, fields: readonly FieldWord[]): SearchParams {
  const wanted = fields.filter((field) => !field.not);
  if (wanted.length === 0) return params;
  const written: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(writeSearchParams(params)))
    written[name] = typeof value === "string" ? value : [...value];
  for (const word of wanted) {
    const said = valuesOf(actor, word);
    if (said === null) continue;
    const before = written[said.facet];
    written[said.facet] = [...(Array.isArray(before) ? before : []), ...said.values];
  }
  return readSearchParams(written);
}
