import { z } from "zod";
import { classifications } from "@/lib/domain/classification";
import { trustLevels } from "@/lib/domain/quality/trust-level";
import { freshnessClasses } from "@/lib/domain/search/freshness";
import { search } from "@/lib/features/search/queries";
import {
  accessStates,
  CURSOR_LENGTH,
  matchKinds,
  readSearchParams,
  type SearchRow,
  sorts,
} from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import { operation } from "../operation";
import { pageOf, pageResponse } from "../paging";

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
  trust: many(z.enum(trustLevels), "Level of the trust signal."),
  freshness: many(z.enum(freshnessClasses), "How often the data is renewed."),
  sort: z.enum(sorts).default("relevance").meta({ description: "Order of the results." }),
  cursor: z
    .string()
    .min(1)
    .max(CURSOR_LENGTH)
    .optional()
    .meta({ description: "Where to go on: `nextCursor` of the page before. Opaque; do not build it yourself." }),
  correct: z.enum(["0", "1"]).default("1").meta({ description: "`0` searches for exactly what was typed." }),
  explain: z
    .enum(["true", "false"])
    .default("false")
    .meta({ description: "`true` gives the sum that orders each row." }),
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
    matched: z.array(z.object({ kind: z.enum(matchKinds), text: z.string(), term: z.string().nullable() })).meta({
      description: "What matched beside name and summary, at most three; `term` is the business word for it.",
    }),
    partial: z.boolean().meta({ description: "Has only some of the words." }),
    score: z
      .array(z.object({ label: z.string(), points: z.number() }))
      .nullable()
      .meta({ description: "With `explain`: what orders the row; the points add up." }),
    url: z.string().meta({ description: "Path of the product's page." }),
  })
  .meta({ id: "FoundProduct" });

const countResource = z
  .object({
    value: z.int(),
    about: z.boolean().meta({ description: "True for an estimate: more match than are counted one by one." }),
  })
  .meta({ id: "Count", description: "A number of products." });

const facet = z
  .object({
    name: z.string(),
    values: z.array(z.object({ value: z.string(), label: z.string(), count: countResource })),
  })
  .meta({ id: "Facet", description: "How many results each value of a filter would leave." });

const searchResult = pageOf(foundProduct).extend({
  total: countResource,
  narrow: z.boolean().meta({ description: "More match than are ranked: use narrower words to see the others." }),
  relaxed: z.boolean().meta({ description: "All rows have only some of the words, because no product has all." }),
  correctedFrom: z.string().nullable().meta({ description: "What was typed, when its spelling was corrected." }),
  nearest: z.array(z.string()).meta({ description: "Words near to those that were not found." }),
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
    matched,
    score,
    partial,
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
    matched,
    partial,
    score: score === null ? null : [...score],
    url: routes.product(row.ref),
  };
}

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
      const result = await search(actor, readSearchParams(asked));
      const facets = result.facets.map(({ name, values }) => ({
        name,
        values: values.map(({ value, label, count }) => ({ value, label, count })),
      }));
      const { total, query: searched, correctedFrom, relaxed, narrow, nearest } = result;
      const said = { total, query: searched, correctedFrom, relaxed, narrow, nearest };
      return pageResponse(request, { items: result.rows.map(found), nextCursor: result.next, ...said, facets });
    },
  }),
];
