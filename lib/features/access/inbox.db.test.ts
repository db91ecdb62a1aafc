import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { aConnection, actorOf, aPerson, aProduct } from "@/lib/db/factories";
import { testDatabase } from "@/lib/db/testing";
import { type Actor, roles } from "@/lib/domain/actor";
import { can } from "@/lib/domain/permissions";
import { decideRequest } from "./commands/decide-request";
import { fileRequest } from "./commands/file-request";
import { inboxCount, inboxItem, inboxList } from "./queries/inbox";
import { accessRegister } from "./queries/register";
import { requestForm } from "./queries/request-form";
import { getRequest } from "./queries/requests";
import { inboxFilterSchema, registerFilterSchema } from "./schema";
import { resourceOf, resourceParts } from "./visibility";

testDatabase();

const open = inboxFilterSchema.parse({});
const purpose = "Monthly exposure report for the credit committee.";

async function filed(over: Parameters<typeof aProduct>[0] = {}) {
  const connection = await aConnection();
  const made = await aProduct({ connectionId: connection.id, platformSchema: "s", ...over });
  const team = [{ id: made.product.ownerTeamId }];
  const owner = await actorOf(await aPerson({ name: "Olga Owner", roles: ["data_product_owner"], teams: team }));
  const consumer = await actorOf(await aPerson({ name: "Carl Consumer" }));
  const { id } = await fileRequest(consumer, {
    product: made.product.ref,
    port: { name: "main", major: null },
    serviceAccount: null,
    purpose,
    durationDays: 30,
    acceptedContractVersionId: made.contractVersion.id,
  });
  return { ...made, owner, consumer, id };
}

describe("the inbox", () => {
  test("holds for each role and relation what the permission table lets them decide, and nothing else", async () => {
    const [here, there] = [await filed({ classification: "confidential" }), await filed()];
    const team = [{ id: here.product.ownerTeamId }];
    const people = await Promise.all([
      ...roles.map((role) => aPerson({ roles: [role] })),
      ...roles.map((role) => aPerson({ roles: [role], teams: team })),
      ...roles.map((role) => aPerson({ roles: [{ role, domainId: there.product.domainId }] })),
      aPerson({ roles: [] }),
    ]);
    const steps = await db().approvalStep.findMany({
      where: { status: "open" },
      include: { request: { include: resourceParts } },
    });
    for (const person of people) {
      const actor = await actorOf(person);
      const decidable = (approver: (typeof steps)[number]) =>
        can(actor, "request.decide", { ...resourceOf(approver.request), approver: approver.approver }).allowed;
      const expected = steps.filter(decidable).map((s) => s.id);
      const listed = (await inboxList(actor, open)).map((row) => row.stepId);
      expect(listed.sort(), JSON.stringify(actor.roles)).toEqual(expected.sort());
      expect(await inboxCount(actor)).toBe(expected.length);
    }
  });

  test("shows an own request with the reason why somebody else decides, and does not count it", async () => {
    const s = await filed();
    await db().membership.create({ data: { teamId: s.product.ownerTeamId, personId: s.consumer.id ?? "" } });
    await db().roleAssignment.create({ data: { personId: s.consumer.id ?? "", role: "data_product_owner" } });
    const actor = await actorOf({ id: s.consumer.id ?? "" });
    const [row] = (await inboxList(actor, open)).filter((r) => r.requestId === s.id);
    expect(row?.own).toBe(true);
    expect(await inboxCount(actor)).toBe(0);
    expect((await inboxItem(actor, s.id))?.blocked).toContain("Nobody decides their own request");
  });

  test("moves what was decided to the other list", async () => {
    const s = await filed();
    expect(await inboxCount(s.owner)).toBe(1);
    await decideRequest(s.owner, { requestId: s.id, verdict: "approve", reason: "" });
    expect(await inboxCount(s.owner)).toBe(0);
    const [row] = await inboxList(s.owner, { show: "decided" });
    expect(row).toMatchObject({ requestId: s.id, verdict: "approve" });
  });

  test("names who is asked, without those who may not decide", async () => {
    const s = await filed();
    expect((await getRequest(s.consumer, s.id))?.steps[0]?.people).toEqual(["Olga Owner"]);
    const form = (actor: Actor) => requestForm(actor, s.product.ref, { name: "main", major: null }, new Date());
    const { steps } = await form(s.owner);
    expect(steps[0]?.people).not.toContain("Olga Owner");
    expect((await form(s.consumer)).existing).toHaveLength(1);
  });
});

describe("the access register", () => {
  const all = registerFilterSchema.parse({});

  test("is for those who answer for access, each for their domain", async () => {
    const s = await filed();
    await decideRequest(s.owner, { requestId: s.id, verdict: "approve", reason: "" });
    const { id: domainId } = await db().domain.findUniqueOrThrow({ where: { id: s.product.domainId } });
    const elsewhere = await aProduct();
    const sees = async (over: Parameters<typeof aPerson>[0]) => {
      const { rows } = await accessRegister(await actorOf(await aPerson(over)), all);
      return rows.some((row) => row.product.ref === s.product.ref);
    };
    expect(await sees({ roles: ["auditor"] })).toBe(true);
    expect(await sees({ roles: [{ role: "domain_owner", domainId }] })).toBe(true);
    expect(await sees({ roles: [{ role: "steward", domainId: elsewhere.product.domainId }] })).toBe(false);
    await expect(accessRegister(s.owner, all)).rejects.toThrow("access register");
    await expect(accessRegister(s.consumer, all)).rejects.toThrow("access register");
  });
});
