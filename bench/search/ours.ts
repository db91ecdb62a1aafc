import type { Actor } from "@/lib/domain/actor";
import { search } from "@/lib/features/search/queries";
import { suggest } from "@/lib/features/search/queries/suggest";
import { readSearchParams } from "@/lib/features/search/schema";
import { routes } from "@/lib/routes";
import type { Asked, ClassName } from "./questions";

/** One question as our product is asked it: by its addresses, and by the query behind them. */
export type Ours = { endpoint: string; page: string | null; query: () => Promise<unknown> };

/** So many pages are turned for a deep one, or as many as there are. */
const DEEP = 50;

/** The cursor of the page that lies so many after the first. */
async function deepCursor(actor: Actor, params: Readonly<Record<string, string>>): Promise<string> {
  let cursor = "";
  for (let page = 0; page < DEEP; page += 1) {
    const { next } = await search(actor, readSearchParams({ ...params, ...(cursor === "" ? {} : { cursor }) }));
    if (next === null) break;
    cursor = next;
  }
  return cursor;
}

/** Turns a question of a class into what is asked of the product. */
export async function toOurs(actor: Actor, cls: ClassName, { text, filters }: Asked): Promise<Ours> {
  if (cls === "prefix")
    return {
      endpoint: `/api/v1/search/suggestions?${new URLSearchParams({ q: text })}`,
      page: null,
      query: () => suggest(actor, text),
    };
  const params = {
    q: text,
    ...filters,
    ...(cls === "deep" ? { cursor: await deepCursor(actor, { q: text, ...filters }) } : {}),
  };
  return {
    endpoint: `/api/v1/search?${new URLSearchParams(params)}`,
    page: routes.search(params),
    query: () => search(actor, readSearchParams(params)),
  };
}
