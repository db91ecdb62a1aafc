import { recordAudit } from "@/lib/db/audit";
import { inTransaction } from "@/lib/db/transaction";
import type { Actor } from "@/lib/domain/actor";
import { authorize } from "@/lib/domain/permissions";
import { auditCsvHead, auditCsvLine } from "./csv";
import { eachAuditEvent } from "./queries";
import type { AuditFilter } from "./schema";

/**
 * The log as CSV, in pieces of some hundred lines. That somebody took a copy is itself recorded, with what they asked for.
 * Throws `forbidden` before the first piece.
 */
export async function exportAudit(actor: Actor, filter: AuditFilter): Promise<ReadableStream<Uint8Array>> {
  authorize(actor, "audit.view");
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== ""));
  await inTransaction((tx) =>
    recordAudit(tx, actor, {
      action: "audit.exported",
      subjectType: "audit",
      subjectId: "audit",
      subjectName: "Audit log",
      after: asked,
    }),
  );
  const events = eachAuditEvent(actor, filter);
  const encoder = new TextEncoder();
  let head: string | null = auditCsvHead;
  return new ReadableStream({
    async pull(controller) {
      let text = head ?? "";
      head = null;
      for (let lines = 0; lines < 500; lines += 1) {
        const { value, done } = await events.next();
        if (done) {
          if (text) controller.enqueue(encoder.encode(text));
          controller.close();
          return;
        }
        text += auditCsvLine(value);
      }
      controller.enqueue(encoder.encode(text));
    },
    async cancel() {
      await events.return(undefined);
    },
  });
}
