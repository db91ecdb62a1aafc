import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Door } from "@/lib/domain/actor";

const published = z.object({
  door: z.enum(["page", "rest", "job", "cli"] satisfies Door[]),
  after: z.object({ version: z.string() }),
});

/** Through which door each version of a product or contract came, by version, as far as the log tells. */
export async function publicationDoors(
  subjectType: "product" | "contract",
  subjectId: string,
): Promise<Map<string, Door>> {
  const events = await db().auditEvent.findMany({
    where: { subjectType, subjectId, action: `${subjectType}.published` },
    select: { door: true, after: true },
  });
  return new Map(
    events.flatMap((event) => {
      const read = published.safeParse(event);
      return read.success ? [[read.data.after.version, read.data.door] as const] : [];
    }),
  );
}
