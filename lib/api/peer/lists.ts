import { z } from "zod";
import type { Actor } from "@/lib/domain/actor";
import { parseFields } from "@/lib/domain/parse-fields";
import {
  type DocumentFilter,
  listContractDocuments,
  listProductDocuments,
} from "@/lib/features/documents/queries/lists";
import { env } from "@/lib/server/env";

/** Documents are whole: a page of them must stay within what an answer may weigh. */
const PER_PAGE = 100;

const pageNumber = z.coerce
  .number({ message: "Write the number of a page, from 0." })
  .int("Write the number of a page, from 0.")
  .min(0, "Write the number of a page, from 0.")
  .max(100_000, "There are not so many pages.");
const words = z.array(z.string().max(200)).max(20, "Give it at most 20 times.");
const query = z.object({
  p: pageNumber,
  q: z.string().max(200),
  team: words,
  domain: words,
  status: words,
  tag: words,
});

function readQuery(params: URLSearchParams): { filter: DocumentFilter; page: number } {
  const all = (...names: string[]) => names.flatMap((name) => params.getAll(name)).filter((value) => value !== "");
  const read = parseFields(query, {
    p: params.get("p") ?? "0",
    q: params.get("q") ?? "",
    // `owner` and `domain` are the names of before.
    team: all("teamId", "owner"),
    domain: all("domainId", "domain"),
    status: all("status"),
    tag: all("tag"),
  });
  const { p: page, q, team: teams, domain: domains, status: statuses, tag: tags } = read;
  return { page, filter: { words: q.split(/\s+/).filter(Boolean), teams, domains, statuses, tags } };
}

/** A plain JSON array of documents; the address of the next page stands in the Link header (RFC 8288). */
export async function listDocuments(actor: Actor, kind: "products" | "contracts", url: URL): Promise<Response> {
  const { filter, page } = readQuery(url.searchParams);
  const find = kind === "products" ? listProductDocuments : listContractDocuments;
  const { documents, more } = await find(actor, filter, { page, perPage: PER_PAGE });
  const headers = new Headers({ "cache-control": "private, no-cache" });
  if (more) {
    const next = new URLSearchParams(url.searchParams);
    next.set("p", String(page + 1));
    headers.set("link", `<${env().url}${url.pathname}?${next}>; rel="next"`);
  }
  return Response.json(
    documents.map(({ document }) => document),
    { headers },
  );
}
