import { readiness } from "@/lib/features/operations/queries";

/** 200 when this process can serve, 503 with the reason when it cannot: what a load balancer asks. */
export async function GET(): Promise<Response> {
  const result = await readiness();
  return new Response(result.ready ? "ready\n" : `${result.reason}\n`, {
    status: result.ready ? 200 : 503,
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
  });
}

export const dynamic = "force-dynamic";
