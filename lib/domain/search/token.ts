/** Facets that stand in the index as words of their own, so that one index answers words and filters. */
export const tokenFacets = {
  domain: "d",
  team: "o",
  tag: "t",
  platform: "p",
  kind: "k",
  status: "s",
  classification: "c",
  freshness: "f",
  visibility: "v",
} as const;
export type TokenFacet = keyof typeof tokenFacets;

/** The word that stands for a facet's value. No word of a text looks like it. */
export function facetToken(facet: TokenFacet, value: string): string {
  return `~${tokenFacets[facet]}:${value.toLowerCase().slice(0, 200)}`;
}

/** A lexeme quoted for the text form of a tsquery. */
export function quoteLexeme(lexeme: string): string {
  return `'${lexeme.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** Every path from the root down to `path`: a domain is found with what lies below it. */
export function pathsAbove(path: string): string[] {
  const parts = path.split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}
