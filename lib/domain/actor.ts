export const roles = [
  "consumer",
  "data_product_owner",
  "domain_owner",
  "steward",
  "platform_admin",
  "auditor",
] as const;
export type Role = (typeof roles)[number];

/** What the roles are called on screen. */
export const roleNames: Record<Role, string> = {
  consumer: "Consumer",
  data_product_owner: "Data product owner",
  domain_owner: "Domain owner",
  steward: "Steward",
  platform_admin: "Platform admin",
  auditor: "Auditor",
};

/** What an API token may be used for. */
export const scopes = [
  "catalog:read",
  "catalog:publish",
  "quality:write",
  "access:read",
  "access:request",
  "access:decide",
  "audit:read",
] as const;
export type Scope = (typeof scopes)[number];

/** Through which door a change came in. */
export type Door = "page" | "rest" | "job" | "cli";

export type ActorRole = {
  role: Role;
  /** The domain the role is limited to, with its sub-domains; null is everywhere. */
  domainPath: string | null;
};

export type ActorTeam = { id: string; slug: string; name: string; lead: boolean; domainPath: string | null };

declare const brand: unique symbol;

/**
 * Who acts, with rights as they stood in the database when this request began.
 * Made only by `makeActor`, which `lib/auth/actor.ts` calls after it has checked a session, a token or the system.
 */
export type Actor = {
  readonly [brand]: true;
  readonly kind: "person" | "service_account" | "system";
  /** Null only for the system. */
  readonly id: string | null;
  readonly name: string;
  readonly email: string | null;
  readonly door: Door;
  readonly roles: readonly ActorRole[];
  readonly teams: readonly ActorTeam[];
  /** Null for a session: no limit beyond the roles. */
  readonly scopes: readonly Scope[] | null;
  readonly requestId: string | null;
};

type ActorParts = {
  kind: Actor["kind"];
  id: string | null;
  name: string;
  email?: string | null;
  door: Door;
  roles?: readonly ActorRole[];
  teams?: readonly ActorTeam[];
  scopes?: readonly Scope[] | null;
  requestId?: string | null;
};

/** Brands checked facts as an actor. */
export function makeActor(parts: ActorParts): Actor {
  return Object.freeze({
    email: null,
    roles: [],
    teams: [],
    scopes: null,
    requestId: null,
    ...parts,
  }) as unknown as Actor;
}

/** The product itself: expiry, provisioning, first start. It may do everything and is named in the audit log. */
export function systemActor(name: string, door: Door = "job"): Actor {
  return makeActor({ kind: "system", id: null, name, door });
}

/** True when the path is the domain or lies below it. */
export function isWithin(path: string, domainPath: string): boolean {
  return path === domainPath || path.startsWith(`${domainPath}/`);
}

/** True when the actor holds the role everywhere, or for a domain that contains `path`. */
export function holdsRole(actor: Actor, role: Role, path?: string | null): boolean {
  return actor.roles.some(
    (r) => r.role === role && (r.domainPath === null || (path != null && isWithin(path, r.domainPath))),
  );
}

/** True when the actor holds the role for at least one domain. */
export function holdsRoleSomewhere(actor: Actor, role: Role): boolean {
  return actor.roles.some((r) => r.role === role);
}

export function isMember(actor: Actor, teamId: string | null | undefined): boolean {
  return teamId != null && actor.teams.some((t) => t.id === teamId);
}
