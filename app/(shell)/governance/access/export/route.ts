import { currentActor } from "@/lib/auth/actor";
import type { ErrorCode } from "@/lib/domain/errors";
import { canSomewhere } from "@/lib/domain/permissions";
import { type RegisterRow, registerRows } from "@/lib/features/access/queries/register";
import { registerFilterSchema } from "@/lib/features/access/schema";
import { csvResponse } from "@/lib/server/csv";

const COLUMNS: readonly [string, (row: RegisterRow) => string | number | null][] = [
  ["consumer", (r) => r.consumer],
  ["consumer kind", (r) => r.consumerKind],
  ["team", (r) => r.team],
  ["requested by", (r) => r.requester],
  ["data product", (r) => r.product.ref],
  ["domain", (r) => r.product.domain.path],
  ["port", (r) => r.port],
  ["classification", (r) => r.classification],
  ["contract", (r) => r.contract],
  ["purpose", (r) => r.purpose],
  ["approved by", (r) => r.approvers.join("; ")],
  ["request", (r) => r.request],
  ["status", (r) => r.state.word],
  ["since", (r) => r.since.toISOString()],
  ["until", (r) => r.until.toISOString()],
  ["platform", (r) => r.platform],
  ["role", (r) => r.role],
  ["grant", (r) => r.id],
];

async function* cells(rows: AsyncGenerator<RegisterRow>) {
  for await (const row of rows) yield COLUMNS.map(([, cell]) => cell(row));
}

function refusal(code: ErrorCode, message: string, status: number): Response {
  return Response.json({ code, message }, { status });
}

/** The register under the filters of the address, as CSV. */
export async function GET(request: Request): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refusal("unauthenticated", "Sign in to export the access register.", 401);
  if (!canSomewhere(actor, "register.view"))
    return refusal(
      "forbidden",
      "The access register is for stewards, domain owners, auditors and platform admins.",
      403,
    );
  const filter = registerFilterSchema.parse(Object.fromEntries(new URL(request.url).searchParams));
  const header = COLUMNS.map(([name]) => name);
  return csvResponse("access-register.csv", header, cells(registerRows(actor, filter)));
}
