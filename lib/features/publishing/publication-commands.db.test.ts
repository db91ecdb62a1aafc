import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import type { Actor } from "@/lib/domain/actor";
import type { AppError } from "@/lib/domain/errors";
import { publishContract, publishProduct } from "./commands";
import { forgetOldKeys } from "./handlers";
import { publishTogether } from "./publication-commands";
import { sampleContract, sampleProduct } from "./sample-documents";

testDatabase();

let owner: Actor;
let other: Actor;
let n = 0;
let id = "";

const product = (over: Parameters<typeof sampleProduct>[0] = {}) => sampleProduct({ id, ...over });
const contract = (over: Parameters<typeof sampleContract>[0] = {}) =>
  sampleContract({ id: `${id}.main`, schema: `s_${id}`, ...over });
const both = (over: { version?: string; purpose?: string; columns?: string[] } = {}) => ({
  product: product({ version: over.version ?? "1.0.0", ...(over.purpose ? { purpose: over.purpose } : {}) }),
  contracts: [contract({ version: over.version ?? "1.0.0", ...(over.columns ? { columns: over.columns } : {}) })],
});
const asked = (key: string, fingerprint = "same") => ({ request: { key: `${id}-${key}`, fingerprint } });

async function refusal(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail("was accepted"),
    (error: AppError) => error,
  );
}

const counts = async () => ({
  versions: await db().dataProductVersion.count({ where: { product: { ref: id } } }),
  contracts: await db().contractVersion.count({ where: { contract: { ref: { startsWith: `${id}.` } } } }),
  audit: await db().auditEvent.count({ where: { subjectName: "Rents", action: { endsWith: ".published" } } }),
});

beforeEach(async () => {
  n += 1;
  id = `together-${n}`;
  if (n > 1) return;
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  const team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  owner = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }), "rest");
  other = await actorOf(await aPerson({ roles: ["data_product_owner"], teams: [team] }), "rest");
});

describe("contracts alone", () => {
  test("are published together, or none of them", async () => {
    const second = contract({ id: `${id}.second`, schema: `s2_${id}` });
    const result = await publishTogether(owner, { product: null, contracts: [contract(), second] });
    expect(result).toMatchObject({
      product: null,
      unchanged: false,
      contracts: [{ created: true }, { created: true }],
    });
    const before = await counts();
    const error = await refusal(
      publishTogether(owner, {
        product: null,
        contracts: [contract({ version: "1.1.0" }), contract({ id: `${id}.second`, columns: ["other"] })],
      }),
    );
    expect(error.code).toBe("conflict");
    expect(await counts()).toEqual(before);
  });

  test("twice in one publication, and nothing at all, are refused", async () => {
    const twice = await refusal(publishTogether(owner, { product: null, contracts: [contract(), contract()] }));
    expect(twice.problems).toMatchObject([{ path: "contracts[1]" }]);
    const nothing = await refusal(publishTogether(owner, { product: null, contracts: [] }));
    expect(nothing.problems).toMatchObject([{ path: "contracts" }]);
  });
});

describe("a request that comes again", () => {
  test("is done once, and answered alike", async () => {
    const first = await publishTogether(owner, { ...both(), ...asked("a") });
    const before = await counts();
    const again = await publishTogether(owner, { ...both(), ...asked("a") });
    expect(again).toEqual({ ...first, replayed: true });
    expect(again.product).toMatchObject({ created: true, unchanged: false });
    expect(await counts()).toEqual(before);
    expect(await publishTogether(owner, { ...both(), ...asked("b") })).toMatchObject({ unchanged: true });
  });

  test("is another request under another person's same key", async () => {
    await publishTogether(owner, { ...both(), ...asked("a") });
    expect(await publishTogether(other, { ...both(), ...asked("a", "different") })).toMatchObject({ unchanged: true });
  });

  test("with other content under the same key is refused, and changes nothing", async () => {
    await publishTogether(owner, { ...both(), ...asked("a") });
    const before = await counts();
    const error = await refusal(publishTogether(owner, { ...both({ version: "1.1.0" }), ...asked("a", "different") }));
    expect(error).toMatchObject({ code: "invalid", problems: [{ path: "Idempotency-Key" }] });
    expect(await counts()).toEqual(before);
  });

  test("leaves no answer behind when it was refused", async () => {
    const wrong = { ...both(), product: product({ domain: "nowhere" }) };
    expect((await refusal(publishTogether(owner, { ...wrong, ...asked("a") }))).code).toBe("invalid");
    expect(await db().idempotencyKey.count({ where: { key: `${id}-a` } })).toBe(0);
    expect(await publishTogether(owner, { ...both(), ...asked("a") })).toMatchObject({ unchanged: false });
  });

  test("works the same for one product and one contract", async () => {
    const source = contract();
    const first = await publishContract(owner, { source, ...asked("c") });
    expect(await publishContract(owner, { source, ...asked("c") })).toEqual({ ...first, replayed: true });
    const head = await publishProduct(owner, { source: product(), ...asked("p") });
    expect(await publishProduct(owner, { source: product(), ...asked("p") })).toEqual({ ...head, replayed: true });
  });

  test("is forgotten after two days, not before", async () => {
    await publishTogether(owner, { ...both(), ...asked("a") });
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    await forgetOldKeys(hours(47));
    expect(await db().idempotencyKey.count({ where: { key: `${id}-a` } })).toBe(1);
    await forgetOldKeys(hours(49));
    expect(await db().idempotencyKey.count({ where: { key: `${id}-a` } })).toBe(0);
  });
});

describe("two publishers at once", { timeout: 120_000 }, () => {
  const rounds = 50;

  test("with the same key: one does it, both get its answer", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const input = { ...both({ version: `1.${round}.0` }), ...asked(`k${round}`) };
      const answers = await Promise.all([0, 1, 2].map(() => publishTogether(owner, input)));
      expect(answers.filter((a) => a.replayed)).toHaveLength(2);
      for (const { replayed: _, ...answer } of answers) expect(answer).toMatchObject({ unchanged: false });
    }
    expect(await counts()).toMatchObject({ versions: rounds, contracts: rounds });
  });

  test("with the same content: one version, the other unchanged", async () => {
    for (let round = 0; round < rounds; round += 1) {
      const input = both({ version: `1.${round}.0` });
      const answers = await Promise.all([publishTogether(owner, input), publishTogether(other, input)]);
      expect(answers.map((a) => a.unchanged).sort()).toEqual([false, true]);
    }
    expect(await counts()).toMatchObject({ versions: rounds, contracts: rounds });
  });

  test("with different content of one version: one wins whole, the other changes nothing", async () => {
    // A minor version may only add: every round keeps what the ones before won.
    const kept = ["id"];
    for (let round = 0; round < rounds; round += 1) {
      const version = `1.${round}.0`;
      const own = (i: number) => `only_${i}_${round}`;
      const attempts = [owner, other].map((actor, i) =>
        publishTogether(actor, both({ version, purpose: `Attempt ${i}.`, columns: [...kept, own(i)] })),
      );
      const settled = await Promise.allSettled(attempts);
      const winner = settled.findIndex((a) => a.status === "fulfilled");
      for (const a of settled) if (a.status === "rejected") expect(a.reason).toMatchObject({ code: "conflict" });
      expect(settled.filter((a) => a.status === "fulfilled")).toHaveLength(1);
      const written = await db().dataProduct.findUniqueOrThrow({
        where: { ref: id },
        include: { currentVersion: true, outputPorts: { include: { contractVersion: true } } },
      });
      expect(written.currentVersion).toMatchObject({ version, source: expect.stringContaining(`Attempt ${winner}.`) });
      expect(written.outputPorts[0]?.contractVersion).toMatchObject({
        version,
        source: expect.stringContaining(own(winner)),
      });
      kept.push(own(winner));
    }
    expect(await counts()).toMatchObject({ versions: rounds, contracts: rounds });
  });

  test("with If-Match of one revision: one wins, the other learns that it was overtaken", async () => {
    await publishTogether(owner, both());
    for (let round = 1; round <= rounds; round += 1) {
      const attempts = [1, 2].map((patch) =>
        publishTogether(owner, { ...both({ version: `1.${round}.${patch}` }), ifMatch: { revision: round } }),
      );
      const settled = await Promise.allSettled(attempts);
      const lost = settled.filter((a) => a.status === "rejected");
      expect(lost).toHaveLength(1);
      expect(lost[0]).toMatchObject({ reason: { code: "precondition_failed" } });
    }
    expect(await counts()).toMatchObject({ versions: rounds + 1, contracts: rounds + 1 });
  });
});
