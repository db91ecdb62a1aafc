import { z } from "zod";
import { classifications } from "@/lib/domain/classification";
import { trustLevels } from "@/lib/domain/quality/trust-signal";
import { search } from "@/lib/features/search/queries";
import { accessStates, LAST_PAGE, readSearchParams, type SearchRow, sorts } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import { operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";

const many = <S extends z.ZodType<string>>(item: S, description: string) =>
  z
    .preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(item).max(20))
    .meta({ description: `${description} Repeat it for several.`, type: "array", items: { type: "string" } });

const word = z.string().max(200);

const query = z.object({
  q: z
    .string()
    .max(200, "Search for at most 200 characters.")
    .default("")
    .meta({ description: "Words. Spelling mistakes are corrected when nothing matches.", example: "tenant ratings" }),
  domain: many(word, "Path of a domain, with its sub-domains."),
  classification: many(z.enum(classifications), "How protected the data is."),
  status: many(z.enum(["draft", "active", "deprecated", "retired"]), "Without it, everything but the retired."),
  kind: many(word, "Kind of output port."),
  platform: many(word, "Slug of a connection."),
  team: many(word, "Slug of the owning team."),
  tag: many(word, "Tag of the product."),
  access: many(z.enum(accessStates), "Your own access."),
  sort: z.enum(sorts).default("relevance").meta({ description: "Order of the results." }),
  cursor: pagingQuery.cursor,
});

const trustResource = z
  .object({
    score: z.int().meta({ description: "0 to 100: the sum of the parts' points." }),
    level: z.enum(trustLevels).meta({ description: "`unproven`: no results have come in, whatever is promised." }),
    parts: z.array(
      z.object({
        id: z.enum(["checks", "levels", "recency", "rules", "documentation"]),
        label: z.string(),
        weight: z.int().meta({ description: "The most points it can give; the weights add up to 100." }),
        points: z.int(),
        sentence: z.string().meta({ description: "Why it gives so many." }),
      }),
    ),
  })
  .meta({ id: "TrustSignal", description: "How far the data can be trusted, with its sum." });

const foundProduct = z
  .object({
    id: z.string().meta({ description: "The product's id.", example: "entity-ratings" }),
    name: z.string(),
    summary: z.string(),
    domain: z.string().meta({ description: "Path of the domain.", example: "risk/credit" }),
    ownerTeam: z.string().meta({ description: "Slug of the owning team." }),
    status: z.string(),
    classification: z.enum(classifications),
    portKinds: z.array(z.string()),
    contractVersion: z.string().nullable(),
    freshness: z.string().nullable().meta({ description: "How often the data is renewed, as the contract says." }),
    updatedAt: z.iso.datetime(),
    trust: trustResource.nullable(),
    successor: z.string().nullable().meta({ description: "Id of the product to use instead of a deprecated one." }),
    sunset: z.iso.datetime().nullable().meta({ description: "From when on a deprecated product can end." }),
    deprecatedPorts: z
      .array(z.object({ port: z.string(), successor: z.string().nullable(), endsAt: z.iso.datetime().nullable() }))
      .meta({ description: "Ports of the product that are about to end, at most three." }),
    access: z.enum(accessStates).meta({ description: "Your own access to it." }),
    matchedColumns: z
      .array(z.object({ column: z.string(), term: z.string().nullable() }))
      .meta({ description: "Columns whose name or business word matched." }),
    url: z.string().meta({ description: "Path of the product's page." }),
  })
  .meta({ id: "FoundProduct" });

const facet = z
  .object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), label: z.string(), count: z.int() })),
  })
  .meta({ id: "Facet", description: "How many results each value of a filter would leave." });

const searchResult = pageOf(foundProduct).extend({
  total: z.int().meta({ description: "How many products match." }),
  query: z.string().meta({ description: "What was searched for: differs from `q` when the spelling was corrected." }),
  facets: z.array(facet),
});

function found(row: SearchRow): z.input<typeof foundProduct> {
  const {
    name,
    summary,
    status,
    classification,
    portKinds,
    contractVersion,
    freshness,
    trust,
    access,
    matchedColumns,
  } = row;
  return {
    id: row.ref,
    name,
    summary,
    domain: row.domainPath,
    ownerTeam: row.ownerTeamSlug,
    status,
    classification,
    portKinds,
    contractVersion,
    freshness,
    updatedAt: row.updatedAt.toISOString(),
    trust,
    successor: row.successor?.ref ?? null,
    sunset: row.sunsetAt?.toISOString() ?? null,
    deprecatedPorts: row.endingPorts.map((p) => ({ ...p, endsAt: p.endsAt?.toISOString() ?? null })),
    access,
    matchedColumns,
    url: routes.product(row.ref),
  };
}

/** Search pages are numbered, 20 products each; the cursor is the number of the next one. */
const pageNumber = z.int().min(2).max(LAST_PAGE);

export const searchOperations = [
  operation({
    id: "search",
    method: "get",
    path: "/search",
    tag: "Search",
    summary: "Search data products",
    description: "Finds the data products you may see, 20 on a page, with the facets to narrow the search.",
    action: "product.view",
    query,
    success: [{ status: 200, description: "One page of products.", schema: searchResult }],
    handle: async ({ actor, query: asked, request }) => {
      const { cursor, ...params } = asked;
      const page = decodeCursor(pageNumber, cursor) ?? 1;
      const result = await search(actor, readSearchParams({ ...params, page: String(page) }));
      const facets = result.facets.map(({ name, values }) => ({
        name,
        values: values.map(({ value, label, count }) => ({ value, label, count })),
      }));
      const nextCursor = page < result.pages ? encodeCursor(page + 1) : null;
      const { total, query: searched } = result;
      return pageResponse(request, { items: result.rows.map(found), nextCursor, total, query: searched, facets });
    },
  }),
];
