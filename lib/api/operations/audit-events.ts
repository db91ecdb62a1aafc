import { z } from "zod";
import { parseFields } from "@/lib/domain/parse-fields";
import { type AuditRow, listAuditEvents } from "@/lib/features/audit/queries";
import { auditFilter } from "@/lib/features/audit/schema";
import { operation } from "../operation";
import { decodeCursor, encodeCursor, pageOf, pageResponse, pagingQuery } from "../paging";

const text = (description: string) => z.string().max(200).optional().meta({ description });
const day = (description: string) => z.iso.date("Write a day as 2026-01-31.").optional().meta({ description });

const auditEvent = z
  .object({
    id: z.string().meta({ description: "Grows with time; as text, because it outgrows a JavaScript number." }),
    at: z.iso.datetime(),
    actor: z.object({
      kind: z.enum(["person", "service_account", "system"]),
      id: z.uuid().nullable().meta({ description: "Null for the product itself." }),
      name: z.string(),
    }),
    door: z.enum(["page", "rest", "job", "cli"]).meta({ description: "Through which door the change came in." }),
    action: z.string().meta({ description: "What happened.", example: "request.approved" }),
    subject: z.object({ type: z.string(), id: z.string(), name: z.string() }),
    before: z.unknown().meta({ description: "What the change replaced." }),
    after: z.unknown().meta({ description: "What it made." }),
    requestId: z.string().nullable().meta({ description: "The request it happened in; the log has the same id." }),
  })
  .meta({ id: "AuditEvent" });

function resource(row: AuditRow) {
  const { id, door, action, before, after, requestId } = row;
  return {
    id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    door,
    action,
    subject: { type: row.subjectType, id: row.subjectId, name: row.subjectName },
    before,
    after,
    requestId,
  };
}

export const auditOperations = [
  operation({
    id: "listAuditEvents",
    method: "get",
    path: "/audit-events",
    tag: "Audit",
    summary: "List audit events",
    description: "Every state change, newest first. For auditors and platform admins.",
    action: "audit.view",
    query: z.object({
      who: text("Part of the name of whoever acted, or their id."),
      action: text("An action such as request.approved, or its first word for all about requests."),
      subject: text("Part of the subject's name, or its id."),
      dataProduct: text("Only changes that belong to this product."),
      door: z.enum(["page", "rest", "job", "cli"]).optional().meta({ description: "Only changes through this door." }),
      from: day("From this day on, in UTC."),
      to: day("Up to this day, in UTC, included."),
      ...pagingQuery,
    }),
    success: [{ status: 200, description: "One page of events.", schema: pageOf(auditEvent) }],
    handle: async ({ actor, query, request }) => {
      const { limit, cursor, dataProduct: product, ...filters } = query;
      const before = decodeCursor(z.string().regex(/^\d{1,18}$/), cursor) ?? "";
      const { events, next } = await listAuditEvents(
        actor,
        parseFields(auditFilter, { ...filters, product, before }),
        limit,
      );
      const nextCursor = next === null ? null : encodeCursor(next);
      return pageResponse(request, { items: events.map(resource), nextCursor });
    },
  }),
];
