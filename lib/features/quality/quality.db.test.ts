import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { aToken, call } from "@/lib/api/testing";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import { publish } from "@/lib/features/publishing/commands";
import { checkStates, listRuns, productTrust } from "./queries";

testDatabase();

const folder = "prisma/seed/premium-offices/products/entity-ratings";
const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");
const ref = "entity-ratings.ratings";
const path = `/data-contracts/${ref}/quality-results`;

let owner: Actor;
let token: string;
let reader: string;
let contract: { id: string };
let product: { id: string };

beforeAll(async () => {
  const { team: named, domain } = parse(read("product.odps.yaml"));
  const [parent, child] = String(domain).split("/");
  const top = await aDomain({ slug: parent ?? "risk" });
  const home = child === undefined ? top : await aDomain({ slug: child, parent: top });
  const team = await aTeam({ slug: named.name, domainId: home.id });
  await aConnection({ slug: "premium-offices" });
  const person = await aPerson({ roles: ["data_product_owner"], teams: [{ id: team.id }] });
  owner = await actorOf(person);
  token = await aToken(person);
  reader = await aToken(await aPerson({ roles: ["consumer"] }));
  // Its source belongs to another product that is not here.
  const { inputPorts: _, ...document } = parse(read("product.odps.yaml"));
  await publish(owner, { product: stringify(document), contracts: [read("ratings.odcs.yaml")] });
  contract = await db().dataContract.findUniqueOrThrow({ where: { ref } });
  product = await db().dataProduct.findUniqueOrThrow({ where: { ref: "entity-ratings" } });
});

const rules = () => {
  const { schema } = parse(read("ratings.odcs.yaml"));
  return schema.flatMap((object: { quality?: { name: string }[]; properties?: { quality?: { name: string }[] }[] }) => [
    ...(object.quality ?? []),
    ...(object.properties ?? []).flatMap((p) => p.quality ?? []),
  ]) as { name: string }[];
};

type Sent = { runId?: string; at?: string; contractVersion?: string; results?: object[] };
const run = ({ runId = "r1", at = "2026-11-20T06:00:00Z", ...rest }: Sent = {}) => ({
  runId,
  at,
  tool: "ci",
  results: rules().map(({ name }) => ({ rule: name, outcome: "passed", value: 0 })),
  ...rest,
});
const send = (body: unknown, as = token, query = "") => call("POST", `${path}${query}`, { token: as, body });

describe("sending quality results", () => {
  it("records a run once, with one audit row, and puts it to the rules", async () => {
    const first = await send(run());
    expect(first.status, await first.clone().text()).toBe(201);
    expect(await first.json()).toMatchObject({
      unchanged: false,
      outcome: "passed",
      matched: rules().length,
      other: 0,
    });
    const again = await send(run());
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ unchanged: true });
    expect(await db().qualityRun.count()).toBe(1);
    const audit = await db().auditEvent.findMany({ where: { action: "quality.recorded" } });
    expect(audit).toMatchObject([{ subjectId: contract.id, productId: product.id, after: { passed: rules().length } }]);
  });

  it("refuses other results under the same id", async () => {
    const results = [{ rule: rules()[0]?.name, outcome: "failed" }];
    expect((await send(run({ results }))).status).toBe(409);
  });

  it("makes the later look at the data the latest, whatever comes in first", async () => {
    const name = rules()[0]?.name;
    const failing = [{ rule: name, outcome: "failed", value: 7, failingRows: 7, message: "Seven rows." }];
    await send(run({ runId: "r3", at: "2026-11-22T06:00:00Z", results: failing }));
    await send(run({ runId: "r2", at: "2026-11-21T06:00:00Z", results: [{ rule: name, outcome: "warning" }] }));
    const states = await checkStates(contract.id, 1);
    expect(states).toHaveLength(rules().length);
    expect(states.find((s) => s.name === name)).toMatchObject({
      outcome: "failed",
      value: 7,
      failingRows: 7,
      message: "Seven rows.",
      at: new Date("2026-11-22T06:00:00Z"),
      trend: ["passed", "warning", "failed"],
    });
    expect(await listRuns(contract.id, 1, 2)).toMatchObject({ total: 3, runs: [{ runId: "r3" }, { runId: "r2" }] });
  });

  it("moves the trust signal of the product and its search row", async () => {
    const before = await productTrust(product.id);
    await send(run({ runId: "r4", at: "2026-11-22T07:00:00Z" }));
    const after = await productTrust(product.id);
    expect(after?.score ?? 0).toBeGreaterThan(before?.score ?? 100);
    const found = await (await call("GET", "/search?q=ratings", { token: reader })).json();
    expect(found.items[0].trust.parts.map((p: { id: string }) => p.id)).toEqual([
      "checks",
      "levels",
      "recency",
      "rules",
      "documentation",
    ]);
  });

  it("reads what dbt wrote, and leaves out other tables", async () => {
    const [object] = parse(read("ratings.odcs.yaml")).schema;
    const row = (unique_id: string) => ({ unique_id, status: "fail", failures: 2 });
    const body = {
      metadata: { generated_at: "2026-11-23T06:00:00Z", invocation_id: "dbt-1" },
      results: [
        row(`test.shop.not_null_${object.name}_${object.properties[0].name}.0123456789`),
        row("test.shop.not_null_orders_id.0123456789"),
      ],
    };
    const answer = await send(body, token, "?format=dbt");
    expect(await answer.json()).toMatchObject({ runId: "dbt-1", outcome: "failed", ignored: 1 });
  });

  it("lists results by pages", async () => {
    const first = await (await call("GET", `${path}?limit=2`, { token: reader })).json();
    expect(first.items).toHaveLength(2);
    expect(first.items[0]).toMatchObject({ tool: "dbt", outcome: "failed", contractVersion: "1.0.0" });
    const next = await (await call("GET", `${path}?limit=100&cursor=${first.nextCursor}`, { token: reader })).json();
    expect(next.items.length + 2).toBe(await db().qualityResult.count());
    const failed = await (await call("GET", `${path}?outcome=failed&latest=true`, { token: reader })).json();
    expect(failed.items.every((i: { outcome: string; latest: boolean }) => i.outcome === "failed" && i.latest)).toBe(
      true,
    );
  });

  it("says what is wrong with which field", async () => {
    const wrong: [object, string, string][] = [
      [run({ runId: "x", contractVersion: "9.0.0" }), "contractVersion", "no version 9.0.0"],
      [run({ runId: "x", at: "2999-01-01T00:00:00Z" }), "at", "future"],
      [run({ runId: "x", results: [] }), "results", "at least one"],
    ];
    for (const [body, field, words] of wrong) {
      const answer = await send(body);
      expect(answer.status).toBe(422);
      const problem = await answer.json();
      expect(problem.errors[0].field).toBe(field);
      expect(problem.detail).toContain(words);
    }
  });

  it("is for those who may publish, and hides what one may not see", async () => {
    expect((await send(run({ runId: "x" }), reader)).status).toBe(403);
    const narrow = await aToken(await aPerson({ roles: ["platform_admin"] }), ["catalog:publish"]);
    expect((await send(run({ runId: "x" }), narrow)).status).toBe(403);
    const outsider = await aToken(await aPerson({ roles: [] }));
    expect((await call("GET", path, { token: outsider })).status).toBe(404);
    expect((await send(run({ runId: "x" }), outsider)).status).toBe(404);
  });

  it("takes ten thousand results at once, and two senders of one run", async () => {
    const results = Array.from({ length: 10_000 }, (_, n) => ({ name: `check ${n}`, outcome: "passed" }));
    const answers = await Promise.all(
      [1, 2].map(() => send(run({ runId: "big", at: "2026-11-24T06:00:00Z", results }))),
    );
    expect(answers.map((a) => a.status).sort()).toEqual([200, 201]);
    expect(await db().qualityResult.count({ where: { run: { runId: "big" } } })).toBe(10_000);
    expect((await checkStates(contract.id, 1)).filter((s) => s.kind === "other").length).toBeLessThanOrEqual(200);
  });
});
