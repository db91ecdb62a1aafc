import { z } from "zod";
import { db } from "@/lib/db/client";

export type Readiness = { ready: true } | { ready: false; reason: string };

const answerWithin = 2_000;

function timeLimit(milliseconds: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, "late").unref());
}

async function migrationState(latestMigration: string): Promise<Readiness> {
  const rows = await db().$queryRaw`
    select finished_at is not null as applied from _prisma_migrations
    where migration_name = ${latestMigration} and rolled_back_at is null`;
  const applied = z.array(z.object({ applied: z.boolean() })).parse(rows);
  if (applied.some((row) => row.applied)) return { ready: true };
  return {
    ready: false,
    reason: "The database lacks the newest migration. Run the migrations, then this becomes ready.",
  };
}

/**
 * Can this process serve? The database answers within two seconds and has the schema this code expects:
 * `latestMigration` is the newest one at the time of the build (next.config.js puts it into the bundle).
 */
export async function readiness(latestMigration = process.env.MERCAT_LATEST_MIGRATION ?? ""): Promise<Readiness> {
  const checked = migrationState(latestMigration).catch(
    (error): Readiness =>
      /_prisma_migrations/.test(String(error))
        ? { ready: false, reason: "The database is empty. Run the migrations, then this becomes ready." }
        : { ready: false, reason: "The database cannot be reached." },
  );
  const result = await Promise.race([checked, timeLimit(answerWithin)]);
  return result === "late" ? { ready: false, reason: "The database did not answer within 2 seconds." } : result;
}

const figuresSchema = z.object({
  jobs: z.array(z.object({ task: z.string(), state: z.enum(["waiting", "running", "failing"]), count: z.number() })),
  grants: z.array(z.object({ status: z.string(), count: z.number() })),
  requestsPending: z.number(),
  mailsWaiting: z.number(),
  eventsWaiting: z.number(),
  products: z.number(),
});

export type OperationalFigures = z.infer<typeof figuresSchema>;

/** What an operator watches, counted in the database at the moment of the scrape. */
export async function operationalFigures(): Promise<OperationalFigures> {
  const [jobs, grants, counts] = await Promise.all([
    db().$queryRaw`
      select task_identifier as task, count(*)::int as count,
        case when locked_at is not null then 'running' when attempts > 0 then 'failing' else 'waiting' end as state
      from graphile_worker.jobs group by 1, 3`,
    db().accessGrant.groupBy({ by: ["status"], _count: true }),
    Promise.all([
      db().accessRequest.count({ where: { status: "pending" } }),
      db().mail.count({ where: { sentAt: null } }),
      db().outboxEvent.count({ where: { processedAt: null } }),
      db().dataProduct.count(),
    ]),
  ]);
  const [requestsPending, mailsWaiting, eventsWaiting, products] = counts;
  return figuresSchema.parse({
    jobs,
    grants: grants.map((row) => ({ status: row.status, count: row._count })),
    requestsPending,
    mailsWaiting,
    eventsWaiting,
    products,
  });
}
