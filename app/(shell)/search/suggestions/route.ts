import { currentActor } from "@/lib/auth/actor";
import { noSuggestions } from "@/lib/domain/search/suggestion";
import { suggest } from "@/lib/features/search/queries/suggest";

/** What is suggested while one types, for the pages; programs ask /api/v1/search/suggestions. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "private, no-store" };
  const actor = await currentActor();
  if (!actor) return Response.json(noSuggestions, { status: 401, headers });
  const typed = new URL(request.url).searchParams.get("q") ?? "";
  return Response.json(await suggest(actor, typed), { headers });
}
