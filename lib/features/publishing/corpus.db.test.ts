import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { documentResponse } from "@/lib/api/representation";
import { db } from "@/lib/db/client";
import { actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import index from "@/lib/domain/contract/corpus/index.json";
import { readContract } from "@/lib/domain/contract/read-contract";
import { readDocument } from "@/lib/domain/document/read-document";
import { contractDocument } from "@/lib/features/documents/queries/published";
import { publishContract } from "./commands";

testDatabase();

const folder = new URL("../../domain/contract/corpus/", import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, folder), "utf8");

const publishable = index
  .map(({ file }) => ({ file, source: textOf(file), reading: readContract(textOf(file)) }))
  .filter(({ reading }) => reading.problems.every((p) => p.severity === "warning"));

let actor: Actor;

beforeAll(async () => {
  const models = publishable.map(({ reading }) => reading.model);
  const unique = (names: readonly (string | null)[]) => [...new Set(names.flatMap((name) => (name ? [name] : [])))];
  const home = await aDomain({ slug: "home" });
  for (const [n, name] of unique(models.map((m) => m.domain)).entries()) await aDomain({ slug: `domain-${n}`, name });
  const own = await aTeam({ slug: "own-team", domainId: home.id });
  for (const [n, name] of unique(models.map((m) => m.team.name)).entries())
    await aTeam({ slug: `team-${n}`, name, domainId: home.id });
  actor = await actorOf(await aPerson({ roles: ["platform_admin"], teams: [own] }));
});

// Several files share an id and a version.
beforeEach(() => db().$executeRaw`truncate data_contract cascade`);

describe("contracts of others, published and served back", () => {
  test("all but the 32 that are wrong may be published", () => expect(publishable).toHaveLength(149));

  test.each(publishable.map((p) => [p.file, p] as const))("%s", async (_file, { source, reading }) => {
    const { ref, warnings } = await publishContract(actor, { source });
    expect(warnings.map((w) => w.message).join()).toContain("No output port uses");
    const row = await db().contractVersion.findFirstOrThrow({ where: { contract: { ref } } });
    expect(row.document).toEqual(reading.document);
    expect(row.upgraded).toEqual(reading.upgraded);
    expect(row.standard).toBe(reading.standard);
    expect(row.verdicts).toEqual(JSON.parse(JSON.stringify(reading.verdicts)));

    const stored = await contractDocument(actor, ref);
    if (reading.source === source) expect(stored.source).toBe(source);
    for (const accept of ["*/*", "application/yaml", "application/json"]) {
      const request = new Request("http://localhost/", { headers: { accept } });
      const served = readDocument(await documentResponse(request, stored).text());
      expect(served.problems).toEqual([]);
      expect(served.value).toEqual(reading.document);
    }
    const upgraded = readDocument((await contractDocument(actor, ref, "upgraded")).source);
    expect(upgraded.value).toEqual(reading.upgraded);
  });
});
