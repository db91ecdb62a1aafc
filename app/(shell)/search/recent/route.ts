import { currentActor } from "@/lib/auth/actor";
import { namePages } from "@/lib/features/search/queries/recent";

/** What the pages at these paths are called now; those that may not be seen (any more) are left out. */
export async function GET(request: Request): Promise<Response> {
  const headers = { "cache-control": "private, no-store" };
  const actor = await currentActor();
  if (!actor) return Response.json([], { status: 401, headers });
  return Response.json(await namePages(actor, new URL(request.url).searchParams.getAll("path")), { headers });
}
