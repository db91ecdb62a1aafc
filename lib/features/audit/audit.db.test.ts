import { beforeAll, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/db/audit";
import { db } from "@/lib/db/client";
import { actorOf, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import { type Actor, systemActor } from "@/lib/domain/actor";
import { exportAudit } from "./commands";
import { listAuditEvents } from "./queries";
import { auditFilter } from "./schema";

testDatabase();

let auditor: Actor;
let product: { id: string; ref: string };
beforeAll(async () => {
  auditor = await actorOf(await aPerson({ roles: ["auditor"] }));
  product = (await aProduct()).product;
  await inTransaction(async (tx) => {
    for (let n = 0; n < 120; n += 1) {
      await recordAudit(tx, systemActor(n % 2 ? "Sweep" : '=HYPERLINK("x")', n % 3 ? "job" : "cli"), {
        action: n % 4 ? "grant.expired" : "request.lapsed",
        subjectType: "thing",
        subjectId: `thing-${n}`,
        subjectName: `Thing ${n}, "quoted"`,
        productId: n % 5 ? null : product.id,
        before: { n },
        after: { n: n + 1 },
      });
    }
  });
});

const ask = (question: Record<string, unknown>) => listAuditEvents(auditor, auditFilter.parse(question));

describe("the audit log", () => {
  it("is for auditors and platform admins", async () => {
    const steward = await actorOf(await aPerson({ roles: ["steward"] }));
    const filter = auditFilter.parse({});
    await expect(listAuditEvents(steward, filter)).rejects.toMatchObject({ code: "forbidden" });
    await expect(exportAudit(steward, filter)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("pages through everything once, newest first", async () => {
    const seen: string[] = [];
    let before: string | null = "";
    while (before !== null) {
      const page: Awaited<ReturnType<typeof ask>> = await ask({ before });
      seen.push(...page.events.map((event) => event.subjectId));
      before = page.next;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `thing-${119 - n}`));
  });

  it.each([
    [{ who: "sweep" }, 60],
    [{ action: "request.lapsed" }, 30],
    [{ action: "request" }, 30],
    [{ subject: "thing-7" }, 1],
    [{ door: "cli" }, 40],
    [{ from: "1990-01-01", to: "1990-01-31" }, 0],
    [{ from: "1990-01-01" }, 120],
    [{ product: "nobody-knows-it" }, 0],
    [{ who: "sweep", door: "job", action: "grant" }, 40],
    [{ who: "%" }, 0],
    [{ from: "yesterday", door: "window", before: "x", who: "\u0000" }, 120],
  ])("answers %j", async (question, count) => {
    const { events } = await listAuditEvents(auditor, auditFilter.parse(question), 1_000);
    expect(events).toHaveLength(count);
  });

  it("knows what belongs to a product", async () => {
    expect((await ask({ product: product.ref })).events).toHaveLength(24);
  });

  it("exports what the filter matches, with no formula in it, and records that somebody did", async () => {
    const stream = await exportAudit(auditor, auditFilter.parse({ action: "request" }));
    const text = await new Response(stream).text();
    const lines = text.trimEnd().split("\r\n");
    expect(lines).toHaveLength(31);
    expect(lines[0]).toMatch(/^id,at,actor_kind,/);
    expect(text).not.toMatch(/(^|,)"?=/m);
    expect(text).toContain(`"'=HYPERLINK`);
    const exported = await db().auditEvent.findFirstOrThrow({ where: { action: "audit.exported" } });
    expect(exported).toMatchObject({ actorId: auditor.id, after: { action: "request" } });
  });
});
