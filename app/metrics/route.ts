import { operationalFigures } from "@/lib/features/operations/queries";
import { env } from "@/lib/server/env";
import { metricsDoor } from "@/lib/server/metrics-door";
import { metricsText } from "@/lib/server/metrics-text";

/** Prometheus text: this process and the figures of the database, which every web process reports alike. */
export async function GET(request: Request): Promise<Response> {
  const refusal = metricsDoor(request.headers.get("authorization"), env());
  if (refusal) return refusal;
  const { type, text } = await metricsText(operationalFigures);
  return new Response(text, { headers: { "content-type": type, "cache-control": "no-store" } });
}

export const dynamic = "force-dynamic";
