import { currentActor } from "@/lib/auth/actor";
import { AppError, httpStatus } from "@/lib/domain/errors";
import { exportAudit } from "@/lib/features/audit/commands";
import { auditFilter } from "@/lib/features/audit/schema";

const plain = (text: string, status: number) =>
  new Response(`${text}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });

/** The audit log as CSV, with the filters of the page. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return plain("Sign in first.", 401);
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams));
  try {
    return new Response(await exportAudit(actor, filter), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="mercat-audit-${new Date().toISOString().slice(0, 10)}.csv"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof AppError) return plain(error.message, httpStatus[error.code]);
    throw error;
  }
}
