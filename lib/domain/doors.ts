import type { Action } from "./permissions";

/**
 * Every door of the product and what opens it. A page, server action, route or REST operation that is missing here, or
 * that stands here without existing, fails the tests (lib/domain/doors.test.ts). The permission a door names is checked
 * behind it: pages call `requirePage`, commands `authorize`.
 */

/** `signed_in`: any active person. `everyone`: open before sign-in. Otherwise the action of the permission table. */
export type DoorRule = Action | "signed_in" | "everyone";

/** Pages by their path in `app/`, route groups left out. */
export const pageDoors: Record<string, DoorRule> = {
  "/sign-in": "everyone",
  "/setup": "everyone",
  "/invitation/[token]": "everyone",
  "/settings": "settings.own",
  "/settings/tokens": "settings.own",
  "/teams": "team.view",
  "/teams/[slug]": "team.view",
  "/admin": "person.manage",
  "/admin/people": "person.manage",
  "/admin/people/[id]": "person.manage",
  "/admin/teams": "person.manage",
  "/admin/domains": "domain.manage",
  "/admin/mail": "mail.view",
  "/admin/mail/[id]": "mail.view",
  "/admin/connections": "connection.view",
  "/audit": "audit.view",
};

/** Route handlers by path; REST operations of the one Hono app stand in `restDoors`. */
export const routeDoors: Record<string, DoorRule> = {
  "/api/auth/[...nextauth]": "everyone",
  "/audit/export": "audit.view",
};

/** Server actions as `<file>#<export>`. */
export const actionDoors: Record<string, DoorRule> = {
  "lib/auth/actions.ts#signOut": "everyone",
};

/** REST operations as `<METHOD> <path>`, the path as in the OpenAPI document. */
export const restDoors: Record<string, DoorRule> = {};
