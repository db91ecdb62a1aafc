import { describe, expect, it } from "vitest";
import { type Actor, makeActor, type Role, roles, scopes } from "./actor";
import {
  type Action,
  actionScope,
  actions,
  can,
  permissionTable,
  type Relation,
  type Resource,
  refusalOf,
} from "./permissions";

/**
 * What each action needs, written down a second time and by hand: `role:relation`. The matrix below asks for every role in
 * every relation and compares, so a row too many in the product's table fails as surely as one too few.
 */
const expected: Record<Exclude<Action, "product.view">, string> = {
  "product.publish": "data_product_owner:owner_team domain_owner:domain platform_admin:any",
  "quality.report": "data_product_owner:owner_team domain_owner:domain platform_admin:any",
  "draft.write": "data_product_owner:owner_team domain_owner:domain platform_admin:any",
  "request.create": "consumer:any data_product_owner:any domain_owner:any steward:any platform_admin:any auditor:any",
  "request.view":
    "signed_in:requester signed_in:consumer data_product_owner:owner_team domain_owner:domain steward:domain platform_admin:any auditor:any",
  "request.decide": "platform_admin:any",
  "request.withdraw": "signed_in:requester",
  "grant.view":
    "signed_in:requester signed_in:consumer data_product_owner:owner_team domain_owner:domain steward:domain platform_admin:any auditor:any",
  "grant.revoke": "data_product_owner:owner_team domain_owner:domain steward:domain platform_admin:any",
  "grant.return": "signed_in:consumer",
  "grant.issue_credential": "signed_in:consumer",
  "move.view":
    "signed_in:requester signed_in:consumer data_product_owner:owner_team domain_owner:domain steward:domain platform_admin:any auditor:any",
  "move.answer": "signed_in:consumer",
  "move.manage": "data_product_owner:owner_team domain_owner:domain platform_admin:any",
  "need.view": "consumer:any data_product_owner:any domain_owner:any steward:any platform_admin:any auditor:any",
  "need.create": "consumer:any data_product_owner:any domain_owner:any steward:any platform_admin:any auditor:any",
  "need.vote": "consumer:any data_product_owner:any domain_owner:any steward:any platform_admin:any auditor:any",
  "need.edit": "signed_in:requester",
  "need.withdraw": "signed_in:requester",
  "need.claim": "data_product_owner:owner_team domain_owner:domain platform_admin:any",
  "need.close": "data_product_owner:owner_team domain_owner:domain steward:domain platform_admin:any",
  "miss.review": "domain_owner:any steward:any platform_admin:any",
  "register.view": "steward:domain domain_owner:domain platform_admin:any auditor:any",
  "audit.view": "auditor:any platform_admin:any",
  "team.view": "signed_in:any",
  "team.manage": "signed_in:team_lead domain_owner:domain platform_admin:any",
  "service_account.manage": "signed_in:team platform_admin:any",
  "token.manage": "signed_in:self signed_in:team platform_admin:any",
  "person.manage": "platform_admin:any",
  "domain.manage": "platform_admin:any domain_owner:domain",
  "connection.view": "platform_admin:any",
  "mail.view": "platform_admin:any",
  "notification.read": "signed_in:self",
  "settings.own": "signed_in:self",
};

const ME = "me";
const TEAM = "team";
const HERE = "brokerage/leasing";

type Scene = { resource: Resource; member?: boolean; lead?: boolean; rolePath?: string; also?: Relation[] };

/** One way of standing to a thing, and the relations it implies. Outside the scene the role is for another domain. */
const scenes: Record<Relation, Scene> = {
  any: { resource: {} },
  owner_team: { resource: { ownerTeamId: TEAM }, member: true },
  domain: { resource: {}, rolePath: "brokerage" },
  requester: { resource: { requesterId: ME } },
  consumer: { resource: { consumerPersonId: ME } },
  team: { resource: { teamId: TEAM }, member: true, also: ["consumer"] },
  team_lead: { resource: { teamId: TEAM }, member: true, lead: true, also: ["team", "consumer"] },
  self: { resource: { personId: ME } },
};
const relations = Object.keys(scenes) as Relation[];

function actorIn(role: Role | null, scene: Scene): Actor {
  return makeActor({
    kind: "person",
    id: ME,
    name: "Me",
    door: "page",
    roles: role ? [{ role, domainPath: scene.rolePath ?? "finance" }] : [],
    teams: scene.member ? [{ id: TEAM, slug: TEAM, name: TEAM, lead: scene.lead ?? false, domainPath: null }] : [],
  });
}

function mayBeExpected(action: Exclude<Action, "product.view">, role: Role | null, relation: Relation): boolean {
  const scene = scenes[relation];
  const holding = new Set<Relation>(["any", relation, ...(scene.also ?? [])]);
  const vetoed = action === "request.decide" && ["requester", "consumer", "team", "team_lead"].includes(relation);
  return (
    !vetoed &&
    expected[action].split(" ").some((cell) => {
      const [who, how] = cell.split(":");
      return (who === "signed_in" || who === role) && relations.some((r) => r === how && holding.has(r));
    })
  );
}

describe("the permission table, cell by cell", () => {
  it.each(Object.keys(expected) as (keyof typeof expected)[])("%s", (action) => {
    const wrong: string[] = [];
    for (const role of [null, ...roles]) {
      for (const relation of relations) {
        const scene = scenes[relation];
        const answer = can(actorIn(role, scene), action, { domainPath: HERE, ...scene.resource });
        if (answer.allowed !== mayBeExpected(action, role, relation)) wrong.push(`${role ?? "no role"} as ${relation}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("knows every action, and each has rows and a sentence for its refusal", () => {
    expect([...Object.keys(expected), "product.view"].sort()).toEqual([...actions].sort());
    for (const action of actions) {
      expect(refusalOf(action)).toMatch(/\.$/);
      if (action !== "product.view") expect(permissionTable.some((row) => row.action === action)).toBe(true);
    }
  });
});

describe("deciding", () => {
  const product = { domainPath: HERE, ownerTeamId: TEAM, requesterId: "somebody" };
  it.each([
    ["product_owner", "data_product_owner", "owner_team", true],
    ["product_owner", "domain_owner", "domain", true],
    ["product_owner", "steward", "domain", false],
    ["domain_owner", "data_product_owner", "owner_team", false],
    ["domain_owner", "domain_owner", "domain", true],
    ["domain_owner", "steward", "domain", false],
    ["steward", "steward", "domain", true],
    ["steward", "data_product_owner", "owner_team", false],
    ["steward", "domain_owner", "domain", false],
    ["steward", "platform_admin", "any", true],
    ["steward", "auditor", "any", false],
    ["product_owner", "consumer", "owner_team", false],
  ] as const)("a step for the %s: %s as %s → %s", (approver, role, relation, allowed) => {
    expect(can(actorIn(role, scenes[relation]), "request.decide", { ...product, approver }).allowed).toBe(allowed);
  });

  it.each([
    [{ requesterId: ME }, /own request/],
    [{ consumerPersonId: ME }, /own request/],
    [{ teamId: TEAM }, /your own team/],
  ])("nobody decides what is theirs, platform admins included: %j", (mine, reason) => {
    const admin = actorIn("platform_admin", scenes.owner_team);
    const answer = can(admin, "request.decide", { ...product, approver: "product_owner", ...mine });
    expect(answer).toEqual({ allowed: false, reason: expect.stringMatching(reason) });
  });

  it("is for people only", () => {
    const program = makeActor({
      kind: "service_account",
      id: "p",
      name: "P",
      door: "rest",
      roles: [{ role: "platform_admin", domainPath: null }],
    });
    expect(can(program, "request.decide", { ...product, approver: "product_owner" }).allowed).toBe(false);
  });
});

describe("API tokens", () => {
  const withScopes = (list: typeof scopes | readonly []) =>
    makeActor({
      kind: "person",
      id: ME,
      name: "Me",
      door: "rest",
      roles: [{ role: "platform_admin", domainPath: null }],
      scopes: list,
    });

  it.each(actions)("%s needs its scope, and without one no token opens it", (action) => {
    const resource: Resource = { domainPath: HERE, visibility: "public", requesterId: ME };
    expect(can(withScopes([]), action, resource).allowed).toBe(false);
    if (!actionScope[action])
      expect(can(withScopes(scopes), action, { ...resource, personId: ME }).allowed).toBe(false);
  });
});
