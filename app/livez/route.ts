/** The process runs and answers. Says nothing of the database: restarting this process would not bring that back. */
export function GET(): Response {
  return new Response("ok\n", {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

export const dynamic = "force-dynamic";
