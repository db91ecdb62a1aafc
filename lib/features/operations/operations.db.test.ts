import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { db, openDb, pointDbAt } from "@/lib/db/client";
import { aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { inTransaction } from "@/lib/db/transaction";
import { enqueue } from "@/lib/jobs/queue";
import { metricsText } from "@/lib/server/metrics-text";
import { operationalFigures, readiness } from "./queries";

testDatabase();

const newest =
  readdirSync("prisma/migrations")
    .filter((name) => /^\d/.test(name))
    .sort()
    .at(-1) ?? "";

describe("readiness", () => {
  it("is there when the newest migration is", async () => {
    expect(await readiness(newest)).toEqual({ ready: true });
  });

  it("says what is missing", async () => {
    expect(await readiness("99999999999999_later")).toMatchObject({
      ready: false,
      reason: expect.stringMatching(/migration/),
    });
  });

  it("says that the database is away, within the time limit", async () => {
    const here = db();
    pointDbAt(openDb("postgresql://x:x@127.0.0.1:1/x"));
    try {
      const began = performance.now();
      expect(await readiness(newest)).toMatchObject({ ready: false, reason: expect.stringMatching(/database/) });
      expect(performance.now() - began).toBeLessThan(4_000);
    } finally {
      pointDbAt(here);
    }
  });
});

describe("metrics", () => {
  it("count what waits", async () => {
    await aProduct();
    await inTransaction((tx) => enqueue(tx, "sweep_grants", {}));
    const figures = await operationalFigures();
    expect(figures).toMatchObject({ products: 1, requestsPending: 0, mailsWaiting: 0, grants: [] });
    const { text } = await metricsText(async () => figures);
    expect(text).toContain('mercat_jobs{task="sweep_grants",state="waiting"} 1');
    expect(text).toContain("mercat_database_up 1");
    expect(text).toContain("process_resident_memory_bytes");
  });

  it("keep the process's own while the database is away", async () => {
    const { text } = await metricsText(async () => {
      throw new Error("away");
    });
    expect(text).toContain("mercat_database_up 0");
    expect(text).toContain("process_resident_memory_bytes");
  });
});
