import { z } from "zod";
import { suggest } from "@/lib/features/search/queries/suggest";
import { operation } from "../operation";

const line = z
  .object({
    title: z.string(),
    detail: z.string().meta({ description: "A second line: the domain of a product, what a field word means." }),
    path: z.string().meta({ description: "Path of the page it leads to." }),
    text: z.string().nullable().meta({ description: "Of a field word: the whole question with it completed." }),
  })
  .meta({ id: "Suggestion" });

const group = (description: string) => z.array(line).meta({ description });

const suggestions = z
  .object({
    fieldWords: group("Completions of the field word being typed, such as `domain:`."),
    products: group("Data products called like it."),
    columns: group("Columns called like it."),
    domains: group("Domains called like it."),
  })
  .meta({ id: "Suggestions", description: "At most eight lines in all." });

const query = z.object({
  q: z.string().max(200, "Type at most 200 characters.").default("").meta({
    description: "What has been typed so far; from two letters on there is something to suggest.",
    example: "tena",
  }),
});

export const suggestionOperations = [
  operation({
    id: "suggest",
    method: "get",
    path: "/search/suggestions",
    tag: "Search",
    summary: "Suggest while typing",
    description: "What the search box offers for the beginning of a question, from what you may see.",
    action: "product.view",
    query,
    success: [{ status: 200, description: "Suggestions in groups.", schema: suggestions }],
    handle: async ({ actor, query: { q } }) => Response.json(await suggest(actor, q)),
  }),
];
