import { type Actor, holdsRole, holdsRoleSomewhere, isMember, isWithin, type Role, roles, type Scope } from "./actor";
import { AppError } from "./errors";

/**
 * The one table of who may do what: action × role × relation. A row allows; nothing else does.
 * Restrictions that hold for everybody (four eyes, own things) stand in `vetoes`.
 */

export type Action =
  | "product.view"
  | "product.publish"
  | "quality.report"
  | "draft.write"
  | "request.create"
  | "request.view"
  | "request.decide"
  | "request.withdraw"
  | "grant.view"
  | "grant.revoke"
  | "grant.return"
  | "grant.issue_credential"
  | "move.view"
  | "move.answer"
  | "move.manage"
  | "need.view"
  | "need.create"
  | "need.vote"
  | "need.edit"
  | "need.withdraw"
  | "need.claim"
  | "need.close"
  | "miss.review"
  | "register.view"
  | "audit.view"
  | "team.view"
  | "team.manage"
  | "service_account.manage"
  | "token.manage"
  | "person.manage"
  | "domain.manage"
  | "connection.view"
  | "mail.view"
  | "notification.read"
  | "settings.own";

/** How the actor stands to the thing. `any` asks for no relation. */
export type Relation = "any" | "owner_team" | "domain" | "requester" | "consumer" | "team" | "team_lead" | "self";

/** What must be known of a thing to say how an actor stands to it. Every field that matters for the action is given. */
export type Resource = {
  domainPath?: string | null;
  ownerTeamId?: string | null;
  visibility?: "public" | "internal" | "domain";
  requesterId?: string | null;
  consumerPersonId?: string | null;
  /** Team of the service account that consumes, or the team the thing belongs to. */
  teamId?: string | null;
  personId?: string | null;
  /** Which kind of approver an approval step waits for. */
  approver?: "product_owner" | "domain_owner" | "steward";
};

type Row = { action: Action; role: Role | "signed_in"; relation: Relation; approver?: Resource["approver"] };

const rows = (action: Action, ...allowed: [Row["role"], Relation, Resource["approver"]?][]): Row[] =>
  allowed.map(([role, relation, approver]) => ({ action, role, relation, ...(approver ? { approver } : {}) }));

const everyRole: [Role, Relation][] = roles.map((role) => [role, "any"]);

export const permissionTable: readonly Row[] = [
  ...rows(
    "product.publish",
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["platform_admin", "any"],
  ),
  ...rows(
    "quality.report",
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["platform_admin", "any"],
  ),
  ...rows("draft.write", ["data_product_owner", "owner_team"], ["domain_owner", "domain"], ["platform_admin", "any"]),
  ...rows(
    "request.create",
    ["consumer", "any"],
    ["data_product_owner", "any"],
    ["domain_owner", "any"],
    ["steward", "any"],
    ["platform_admin", "any"],
    ["auditor", "any"],
  ),
  ...rows(
    "request.view",
    ["signed_in", "requester"],
    ["signed_in", "consumer"],
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["steward", "domain"],
    ["platform_admin", "any"],
    ["auditor", "any"],
  ),
  ...rows(
    "request.decide",
    ["data_product_owner", "owner_team", "product_owner"],
    ["domain_owner", "domain", "product_owner"],
    ["domain_owner", "domain", "domain_owner"],
    ["steward", "domain", "steward"],
    ["platform_admin", "any"],
  ),
  ...rows("request.withdraw", ["signed_in", "requester"]),
  ...rows(
    "grant.view",
    ["signed_in", "requester"],
    ["signed_in", "consumer"],
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["steward", "domain"],
    ["platform_admin", "any"],
    ["auditor", "any"],
  ),
  ...rows(
    "grant.revoke",
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["steward", "domain"],
    ["platform_admin", "any"],
  ),
  ...rows("grant.return", ["signed_in", "consumer"]),
  ...rows("grant.issue_credential", ["signed_in", "consumer"]),
  ...rows(
    "move.view",
    ["signed_in", "requester"],
    ["signed_in", "consumer"],
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["steward", "domain"],
    ["platform_admin", "any"],
    ["auditor", "any"],
  ),
  ...rows("move.answer", ["signed_in", "consumer"]),
  ...rows("move.manage", ["data_product_owner", "owner_team"], ["domain_owner", "domain"], ["platform_admin", "any"]),
  ...rows("need.view", ...everyRole),
  ...rows("need.create", ...everyRole),
  ...rows("need.vote", ...everyRole),
  ...rows("need.edit", ["signed_in", "requester"]),
  ...rows("need.withdraw", ["signed_in", "requester"]),
  ...rows("need.claim", ["data_product_owner", "owner_team"], ["domain_owner", "domain"], ["platform_admin", "any"]),
  ...rows(
    "need.close",
    ["data_product_owner", "owner_team"],
    ["domain_owner", "domain"],
    ["steward", "domain"],
    ["platform_admin", "any"],
  ),
  ...rows("miss.review", ["domain_owner", "any"], ["steward", "any"], ["platform_admin", "any"]),
  ...rows(
    "register.view",
    ["steward", "domain"],
    ["domain_owner", "domain"],
    ["platform_admin", "any"],
    ["auditor", "any"],
  ),
  ...rows("audit.view", ["auditor", "any"], ["platform_admin", "any"]),
  ...rows("team.view", ["signed_in", "any"]),
  ...rows("team.manage", ["signed_in", "team_lead"], ["domain_owner", "domain"], ["platform_admin", "any"]),
  ...rows("service_account.manage", ["signed_in", "team"], ["platform_admin", "any"]),
  ...rows("token.manage", ["signed_in", "self"], ["signed_in", "team"], ["platform_admin", "any"]),
  ...rows("person.manage", ["platform_admin", "any"]),
  ...rows("domain.manage", ["platform_admin", "any"], ["domain_owner", "domain"]),
  ...rows("connection.view", ["platform_admin", "any"]),
  ...rows("mail.view", ["platform_admin", "any"]),
  ...rows("notification.read", ["signed_in", "self"]),
  ...rows("settings.own", ["signed_in", "self"]),
];

/** Which scope a token needs for an action; actions that are not here have no REST door and no token opens them. */
export const actionScope: Partial<Record<Action, Scope>> = {
  "product.view": "catalog:read",
  "product.publish": "catalog:publish",
  "quality.report": "quality:write",
  "request.create": "access:request",
  "request.view": "access:read",
  "request.withdraw": "access:request",
  "request.decide": "access:decide",
  "grant.view": "access:read",
  "grant.revoke": "access:decide",
  "move.view": "access:read",
  "move.answer": "access:request",
  "move.manage": "catalog:publish",
  "need.view": "catalog:read",
  "need.create": "access:request",
  "need.vote": "access:request",
  "need.claim": "catalog:publish",
  "need.close": "catalog:publish",
  "audit.view": "audit:read",
};

const refusals: Record<Action, string> = {
  "product.view": "You may not see this data product.",
  "product.publish":
    "Only data product owners of the owning team, the domain owner and platform admins may publish this product.",
  "quality.report":
    "Only data product owners of the owning team, its service accounts, the domain owner and platform admins may send results for this contract.",
  "draft.write": "Only data product owners and domain owners may write drafts.",
  "request.create": "You need a role in the company, such as consumer, to request access. Ask a platform admin.",
  "request.view": "You may not see this request.",
  "request.decide": "You are not an approver of this step.",
  "request.withdraw": "Only the person who filed the request may withdraw it.",
  "grant.view": "You may not see this grant.",
  "grant.revoke": "Only the product's owners, the domain owner, stewards and platform admins may revoke this access.",
  "grant.return": "Only the consumer may give this access back.",
  "grant.issue_credential": "Only the consumer receives the credential.",
  "move.view": "You may not see this move.",
  "move.answer": "Only the consumer answers for their own access.",
  "move.manage":
    "Only data product owners of the owning team, the domain owner and platform admins may manage the end of this port.",
  "need.view": "Needs are for people with a role in the company. Ask a platform admin for one.",
  "need.create": "You need a role in the company, such as consumer, to ask for data. Ask a platform admin.",
  "need.vote": "You need a role in the company, such as consumer, to say that you want it too. Ask a platform admin.",
  "need.edit": "Only the person who asked may change the need.",
  "need.withdraw": "Only the person who asked may take the need back.",
  "need.claim":
    "Only the domain owner, data product owners of a team in the domain and platform admins may act for it here.",
  "need.close": "Only the people of the domain that claimed it, stewards and platform admins may close this need.",
  "miss.review": "Searches that found nothing are for domain owners, stewards and platform admins.",
  "register.view": "The access register is for stewards, domain owners, auditors and platform admins.",
  "audit.view": "The audit log is for auditors and platform admins.",
  "team.view": "Sign in to see teams.",
  "team.manage": "Only team leads, the domain owner and platform admins may change this team.",
  "service_account.manage": "Only members of the team may manage its service accounts.",
  "token.manage": "You may manage only your own tokens and those of your teams' service accounts.",
  "person.manage": "Only platform admins may manage people.",
  "domain.manage": "Only platform admins and the domain owner may change this domain.",
  "connection.view": "Only platform admins may see connections.",
  "mail.view": "Only platform admins may read mails.",
  "notification.read": "You may read only your own notifications.",
  "settings.own": "You may change only your own settings.",
};

/** Every action there is. */
export const actions = Object.keys(refusals) as Action[];

/** The sentence of a refusal for lack of a right. */
export function refusalOf(action: Action): string {
  return refusals[action];
}

export type Answer = { allowed: true } | { allowed: false; reason: string };

function related(actor: Actor, row: Row, resource: Resource): boolean {
  switch (row.relation) {
    case "any":
      return true;
    case "owner_team":
      return isMember(actor, resource.ownerTeamId);
    case "domain":
      return row.role !== "signed_in" && holdsRole(actor, row.role, resource.domainPath);
    case "requester":
      return resource.requesterId != null && resource.requesterId === actor.id;
    case "consumer":
      return (
        (resource.consumerPersonId != null && resource.consumerPersonId === actor.id) ||
        isMember(actor, resource.teamId)
      );
    case "team":
      return isMember(actor, resource.teamId);
    case "team_lead":
      return actor.teams.some((t) => t.id === resource.teamId && t.lead);
    case "self":
      return resource.personId != null && resource.personId === actor.id;
  }
}

/** What holds for everybody, platform admins included: four eyes, and votes by people. Returns the reason, or null. */
function veto(actor: Actor, action: Action, resource: Resource): string | null {
  if (action === "need.vote" && actor.kind !== "person") return "Only a person says that they want it too.";
  if (action !== "request.decide") return null;
  if (actor.kind !== "person") return "Only a person decides on access.";
  if (actor.id === resource.requesterId || actor.id === resource.consumerPersonId)
    return "Nobody decides their own request; somebody else has to.";
  if (isMember(actor, resource.teamId))
    return "The request is for a service account of your own team; somebody else has to decide.";
  return null;
}

/**
 * May the actor do this to the thing? The reason of a refusal is shown on the disabled button and in the 403.
 * Visibility is not decided here: what an actor may not see is not found (`maySee`, and the `where` of every query).
 */
export function can(actor: Actor, action: Action, resource: Resource = {}): Answer {
  if (actor.kind === "system") return { allowed: true };
  if (actor.scopes !== null) {
    const scope = actionScope[action];
    if (!scope) return { allowed: false, reason: "This cannot be done with an API token." };
    if (!actor.scopes.includes(scope)) return { allowed: false, reason: `The token lacks the scope ${scope}.` };
  }
  if (action === "product.view") {
    return maySee(actor, resource) ? { allowed: true } : { allowed: false, reason: refusals[action] };
  }
  const vetoed = veto(actor, action, resource);
  if (vetoed) return { allowed: false, reason: vetoed };
  const allowed = permissionTable.some(
    (row) =>
      row.action === action &&
      (row.approver === undefined || row.approver === resource.approver) &&
      (row.role === "signed_in" || holdsRoleSomewhere(actor, row.role)) &&
      related(actor, row, resource),
  );
  return allowed ? { allowed: true } : { allowed: false, reason: refusals[action] };
}

/** Could the actor do this to some thing? Decides whether a door (a page, a navigation entry) is shown at all. */
export function canSomewhere(actor: Actor, action: Action): boolean {
  if (actor.kind === "system") return true;
  return permissionTable.some(
    (row) =>
      row.action === action &&
      (row.role === "signed_in" || holdsRoleSomewhere(actor, row.role)) &&
      (row.relation !== "owner_team" || actor.teams.length > 0),
  );
}

/** Throws `forbidden` with the reason unless the actor may. */
export function authorize(actor: Actor, action: Action, resource: Resource = {}): void {
  const answer = can(actor, action, resource);
  if (!answer.allowed) throw new AppError("forbidden", answer.reason);
}

/** Throws `forbidden` unless the actor could do this to some thing: the lock of a page or a list. */
export function authorizeSomewhere(actor: Actor, action: Action): void {
  if (!canSomewhere(actor, action)) throw new AppError("forbidden", refusals[action]);
}

/** The domains whose `domain`-visible products the actor sees; null is all of them. */
export function visibleDomainPaths(actor: Actor): readonly string[] | null {
  if (actor.kind === "system") return null;
  const everywhere = (["steward", "platform_admin", "auditor"] as const).some((role) => holdsRole(actor, role));
  if (everywhere) return null;
  const paths = [...actor.roles.map((r) => r.domainPath), ...actor.teams.map((t) => t.domainPath)];
  return [...new Set(paths.filter((p) => p !== null))];
}

/** True when the actor belongs to the company in some role: sees `internal` products and may go beyond the public. */
export function isInsider(actor: Actor): boolean {
  return actor.kind !== "person" || actor.roles.length > 0;
}

/** The visibility rule as a function; `lib/features/catalog/visibility.ts` says the same in SQL. */
export function maySee(actor: Actor, product: Resource): boolean {
  if (product.visibility === "public") return true;
  if (!isInsider(actor)) return false;
  if (product.visibility === "internal") return true;
  const paths = visibleDomainPaths(actor);
  if (paths === null || isMember(actor, product.ownerTeamId)) return true;
  return paths.some((p) => product.domainPath != null && isWithin(product.domainPath, p));
}
