import { beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aPerson, aProduct, aTeam } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, roles } from "@/lib/domain/actor";
import { AppError, type ErrorCode } from "@/lib/domain/errors";
import { can } from "@/lib/domain/permissions";
import { decideRequest } from "./commands/decide-request";
import { fileRequest } from "./commands/file-request";
import { withdrawRequest } from "./commands/withdraw-request";
import { decideRequestSchema, type FileRequestInput, fileRequestSchema } from "./schema";
import { requestWhere, resourceOf, resourceParts } from "./visibility";

testDatabase();

const purpose = "Monthly exposure report for the credit committee.";
const because = "The purpose does not need names.";

async function refused(work: Promise<unknown>): Promise<ErrorCode | "accepted"> {
  return work.then(
    () => "accepted" as const,
    (error: unknown) => {
      if (error instanceof AppError) return error.code;
      throw error;
    },
  );
}

/** A product on a platform with its owner, a steward, and a consumer who asks. */
async function scene(over: Parameters<typeof aProduct>[0] = {}) {
  const connection = await aConnection();
  const made = await aProduct({ connectionId: connection.id, platformSchema: "s", ...over });
  const owner = await aPerson({ roles: ["data_product_owner"], teams: [{ id: made.product.ownerTeamId }] });
  const steward = await aPerson({ roles: ["steward"] });
  const consumer = await aPerson();
  const input: FileRequestInput = {
    product: made.product.ref,
    port: { name: "main", major: null },
    serviceAccount: null,
    purpose,
    durationDays: 30,
    acceptedContractVersionId: made.contractVersion.id,
  };
  return {
    ...made,
    input,
    owner: await actorOf(owner),
    steward: await actorOf(steward),
    consumer: await actorOf(consumer),
  };
}

async function account(actor: Actor) {
  const team = await aTeam();
  if (actor.id) await db().membership.create({ data: { teamId: team.id, personId: actor.id } });
  const row = await db().serviceAccount.create({
    data: { slug: `${team.slug}-loader`, name: "Loader", teamId: team.id },
  });
  return { team, row };
}

const audits = (subjectId: string) => db().auditEvent.findMany({ where: { subjectId }, orderBy: { id: "asc" } });
const jobCount = async () => {
  const rows = await db().$queryRaw<{ n: number }[]>`select count(*)::int as n from graphile_worker.jobs`;
  return rows[0]?.n ?? 0;
};

describe("filing", () => {
  test("pins terms and path, and leaves one audit row and its jobs", async () => {
    const s = await scene({ classification: "confidential" });
    const before = await jobCount();
    const { id, number } = await fileRequest(s.consumer, s.input);
    const row = await db().accessRequest.findUniqueOrThrow({ where: { id }, include: { steps: true } });
    expect(row).toMatchObject({ number, status: "pending", contractVersionId: s.contractVersion.id, durationDays: 30 });
    expect(row.steps.map((step) => [step.approver, step.status])).toEqual([
      ["product_owner", "open"],
      ["steward", "waiting"],
    ]);
    expect((await audits(id)).map((a) => a.action)).toEqual(["request.filed"]);
    expect(await jobCount()).toBe(before + 2);
  });

  test("of ten that arrive together one is filed", async () => {
    const s = await scene();
    const results = await Promise.all(Array.from({ length: 10 }, () => refused(fileRequest(s.consumer, s.input))));
    expect(results.filter((r) => r === "accepted")).toHaveLength(1);
    expect(results.filter((r) => r === "conflict")).toHaveLength(9);
  });

  test.each<[string, (s: Awaited<ReturnType<typeof scene>>) => Partial<FileRequestInput>, string]>([
    ["terms of another version", () => ({ acceptedContractVersionId: crypto.randomUUID() }), "conflict"],
    ["more days than allowed", () => ({ durationDays: 366 }), "invalid"],
    ["a port that is not there", () => ({ port: { name: "nothing", major: null } }), "not_found"],
    ["another major", () => ({ port: { name: "main", major: 2 } }), "not_found"],
    ["a service account of nobody", () => ({ serviceAccount: "nobody" }), "invalid"],
  ])("%s is refused", async (_, over, code) => {
    const s = await scene();
    expect(await refused(fileRequest(s.consumer, { ...s.input, ...over(s) }))).toBe(code);
    expect(await db().accessRequest.count({ where: { outputPortId: s.port.id } })).toBe(0);
  });

  test.each([
    ["deprecated", { status: "deprecated" as const }],
    ["retired", { status: "retired" as const }],
    ["not on a platform", { connectionId: undefined, platformSchema: undefined }],
  ])("a product that is %s gives no access", async (_, over) => {
    const s = await scene(over);
    expect(await refused(fileRequest(s.consumer, s.input))).toBe("conflict");
  });

  test("the contract's own limit counts", async () => {
    const s = await scene();
    const upgraded = { customProperties: [{ property: "maximumAccessDays", value: 20 }] };
    await db().contractVersion.update({ where: { id: s.contractVersion.id }, data: { upgraded } });
    await expect(fileRequest(s.consumer, s.input)).rejects.toThrow("at most 20 days");
  });

  test("what one may not see is not found, and without a role nothing can be asked for", async () => {
    const s = await scene({ visibility: "domain" });
    expect(await refused(fileRequest(s.consumer, s.input))).toBe("not_found");
    const outsider = await actorOf(await aPerson({ roles: [] }));
    expect(await refused(fileRequest(outsider, s.input))).toBe("forbidden");
  });

  test("a service account of another team, or a deactivated one, is refused", async () => {
    const s = await scene();
    const { row } = await account(s.owner);
    expect(await refused(fileRequest(s.consumer, { ...s.input, serviceAccount: row.slug }))).toBe("invalid");
    const own = await account(s.owner);
    await db().serviceAccount.update({ where: { id: own.row.id }, data: { deactivatedAt: new Date() } });
    const owner = await actorOf({ id: s.owner.id ?? "" });
    await expect(fileRequest(owner, { ...s.input, serviceAccount: own.row.slug })).rejects.toThrow("deactivated");
  });
});

describe("deciding", () => {
  test("of ten approvals at once one wins, and there is one grant", async () => {
    const s = await scene();
    const { id } = await fileRequest(s.consumer, s.input);
    const decide = () => refused(decideRequest(s.owner, { requestId: id, verdict: "approve", reason: "" }));
    const results = await Promise.all(Array.from({ length: 10 }, decide));
    expect(results.filter((r) => r === "accepted")).toHaveLength(1);
    expect(results.filter((r) => r === "conflict")).toHaveLength(9);
    expect(await db().accessGrant.count({ where: { requestId: id } })).toBe(1);
    expect((await audits(id)).map((a) => a.action)).toEqual(["request.filed", "request.approved"]);
    const grant = await db().accessGrant.findUniqueOrThrow({ where: { requestId: id } });
    expect((await audits(grant.id)).map((a) => a.action)).toEqual(["grant.created"]);
  });

  test("an approval and a denial at once: one of them holds, entirely", async () => {
    const s = await scene();
    const { id } = await fileRequest(s.consumer, s.input);
    const results = await Promise.all([
      refused(decideRequest(s.owner, { requestId: id, verdict: "approve", reason: "" })),
      refused(decideRequest(s.owner, { requestId: id, verdict: "deny", reason: because })),
      refused(withdrawRequest(s.consumer, { requestId: id })),
    ]);
    expect(results.filter((r) => r === "accepted")).toHaveLength(1);
    const row = await db().accessRequest.findUniqueOrThrow({ where: { id }, include: { steps: true, grant: true } });
    expect(row.status).not.toBe("pending");
    expect(row.steps.every((step) => step.status !== "open")).toBe(true);
    expect(row.grant !== null).toBe(row.status === "approved");
    expect(await audits(id)).toHaveLength(2);
  });

  test("confidential data waits for the owner, then the steward", async () => {
    const s = await scene({ classification: "confidential" });
    const { id } = await fileRequest(s.consumer, s.input);
    const approve = (actor: Actor) => decideRequest(actor, { requestId: id, verdict: "approve", reason: "" });
    expect(await refused(approve(s.steward))).toBe("forbidden");
    expect(await approve(s.owner)).toEqual({ requestStatus: "pending", grantId: null });
    expect(await refused(approve(s.owner))).toBe("forbidden");
    expect(await approve(s.steward)).toMatchObject({ requestStatus: "approved" });
    expect((await audits(id)).map((a) => a.action)).toEqual([
      "request.filed",
      "request.step_approved",
      "request.approved",
    ]);
  });

  test("a step that was seen and is decided is a conflict, never the next step", async () => {
    const s = await scene({ classification: "confidential" });
    const { id } = await fileRequest(s.consumer, s.input);
    const admin = await actorOf(await aPerson({ roles: ["platform_admin"] }));
    const step = await db().approvalStep.findFirstOrThrow({ where: { requestId: id, status: "open" } });
    const approve = () => decideRequest(admin, { requestId: id, stepId: step.id, verdict: "approve", reason: "" });
    await approve();
    expect(await refused(approve())).toBe("conflict");
  });

  test("a denial needs a reason and closes what was still to come", async () => {
    expect(
      decideRequestSchema.safeParse({ requestId: crypto.randomUUID(), verdict: "deny", reason: "no" }).success,
    ).toBe(false);
    const s = await scene({ classification: "restricted" });
    const { id } = await fileRequest(s.consumer, s.input);
    await decideRequest(s.owner, { requestId: id, verdict: "deny", reason: because });
    const steps = await db().approvalStep.findMany({ where: { requestId: id }, orderBy: { position: "asc" } });
    expect(steps.map((step) => step.status)).toEqual(["denied", "closed"]);
    expect(await refused(withdrawRequest(s.consumer, { requestId: id }))).toBe("conflict");
  });

  test.each(roles)("nobody decides their own request: %s", async (role) => {
    const s = await scene();
    const person = await aPerson({ roles: [role], teams: [{ id: s.product.ownerTeamId }] });
    const actor = await actorOf(person);
    const { id } = await fileRequest(actor, s.input);
    const own = decideRequest(actor, { requestId: id, verdict: "approve", reason: "" });
    await expect(own).rejects.toThrow("Nobody decides their own request");
    expect(await db().accessGrant.count({ where: { requestId: id } })).toBe(0);
  });

  test("nor that of a service account of their team, whoever filed it", async () => {
    const s = await scene();
    const { team, row } = await account(s.consumer);
    const consumer = await actorOf({ id: s.consumer.id ?? "" });
    const { id } = await fileRequest(consumer, { ...s.input, serviceAccount: row.slug });
    const admin = await actorOf(await aPerson({ roles: ["platform_admin"], teams: [{ id: team.id }] }));
    const decide = decideRequest(admin, { requestId: id, verdict: "approve", reason: "" });
    await expect(decide).rejects.toThrow("service account of your own team");
  });

  test("a consumer who was deactivated meanwhile can only be denied", async () => {
    const s = await scene();
    const { id } = await fileRequest(s.consumer, s.input);
    await db().person.update({ where: { id: s.consumer.id ?? "" }, data: { deactivatedAt: new Date() } });
    const decide = (verdict: "approve" | "deny") =>
      refused(decideRequest(s.owner, { requestId: id, verdict, reason: because }));
    expect(await decide("approve")).toBe("conflict");
    expect(await decide("deny")).toBe("accepted");
  });
});

describe("who sees a request", () => {
  let people: Actor[] = [];
  let requestIds: string[] = [];

  beforeEach(async () => {
    const s = await scene();
    const { team, row } = await account(s.consumer);
    const consumer = await actorOf({ id: s.consumer.id ?? "" });
    const own = await fileRequest(consumer, s.input);
    const program = await fileRequest(consumer, { ...s.input, serviceAccount: row.slug });
    requestIds = [own.id, program.id];
    const elsewhere = await scene();
    const inDomain = (role: "domain_owner" | "steward", domainId: string) => aPerson({ roles: [{ role, domainId }] });
    const made = await Promise.all([
      inDomain("domain_owner", s.product.domainId),
      inDomain("domain_owner", elsewhere.product.domainId),
      inDomain("steward", s.product.domainId),
      inDomain("steward", elsewhere.product.domainId),
      aPerson({ teams: [{ id: s.product.ownerTeamId }] }),
      aPerson({ teams: [{ id: team.id }] }),
      aPerson({ roles: ["auditor"] }),
      aPerson({ roles: ["platform_admin"] }),
      aPerson({ roles: [] }),
    ]);
    people = [
      consumer,
      s.owner,
      elsewhere.owner,
      elsewhere.consumer,
      ...(await Promise.all(made.map((p) => actorOf(p)))),
    ];
  });

  test("the query and the permission table agree for everybody", async () => {
    const rows = await db().accessRequest.findMany({ where: { id: { in: requestIds } }, include: resourceParts });
    for (const actor of people) {
      const where = { AND: [{ id: { in: requestIds } }, requestWhere(actor)] };
      const seen = (await db().accessRequest.findMany({ where, select: { id: true } })).map((r) => r.id).sort();
      const allowed = rows.filter((row) => can(actor, "request.view", resourceOf(row)).allowed).map((r) => r.id);
      expect(seen, actor.roles.map((r) => r.role).join()).toEqual(allowed.sort());
    }
  });

  test("what one may not see cannot be decided or withdrawn either: it is not found", async () => {
    const stranger = people.at(-1);
    const [requestId = ""] = requestIds;
    if (!stranger) throw new Error("The scene has a stranger.");
    expect(await refused(decideRequest(stranger, { requestId, verdict: "approve", reason: "" }))).toBe("not_found");
    expect(await refused(withdrawRequest(stranger, { requestId }))).toBe("not_found");
  });
});

describe("the form's shape", () => {
  const valid = {
    product: "p",
    port: "main@2",
    serviceAccount: "",
    purpose,
    durationDays: "30",
    acceptedContractVersionId: crypto.randomUUID(),
  };
  test("reads what a form sends", () => {
    expect(fileRequestSchema.parse(valid)).toMatchObject({
      port: { name: "main", major: 2 },
      serviceAccount: null,
      durationDays: 30,
    });
  });
  test.each([
    ["purpose", { purpose: "reports" }],
    ["durationDays", { durationDays: "a while" }],
    ["durationDays", { durationDays: "0" }],
    ["durationDays", { durationDays: "1.5" }],
    ["acceptedContractVersionId", { acceptedContractVersionId: undefined }],
    ["port", { port: "a/b" }],
  ])("names the field %s", (field, over) => {
    const result = fileRequestSchema.safeParse({ ...valid, ...over });
    expect(result.error?.issues.map((i) => i.path[0])).toEqual([field]);
  });
});
