import type { Action } from "./permissions";

/**
 * Every door of the product and what opens it. A page, server action, route or REST operation that is missing here, or
 * that stands here without existing, fails the tests (lib/domain/doors.test.ts). The permission a door names is checked
 * behind it, in the query or the command.
 */

/** `signed_in`: any active person. `everyone`: open before sign-in. Otherwise the action of the permission table. */
export type DoorRule = Action | "signed_in" | "everyone";

/** Pages by their path in `app/`, route groups left out. */
export const pageDoors: Record<string, DoorRule> = {
  "/sign-in": "everyone",
  "/setup": "everyone",
  "/invitation/[token]": "everyone",
  "/": "product.view",
  "/search": "product.view",
  "/domains": "product.view",
  "/domains/[...path]": "product.view",
  "/products/[ref]": "product.view",
  "/contracts/[ref]": "product.view",
  "/contracts/[ref]/diff": "product.view",
  "/contracts/[ref]/quality": "product.view",
  "/lineage": "product.view",
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
  "/docs/api": "signed_in",
  "/docs/contract-rules": "signed_in",
  // Shows nothing: what other pages are measured against.
  "/blank": "everyone",
  "/publish": "draft.write",
  "/publish/new": "draft.write",
  "/publish/[id]": "draft.write",
  "/products/[ref]/ports/[port]/request": "product.view",
  "/requests": "signed_in",
  "/requests/[id]": "request.view",
  "/inbox": "signed_in",
  "/inbox/[id]": "request.view",
  "/access": "signed_in",
  "/access/[id]": "grant.view",
  "/notifications": "notification.read",
  "/governance/access": "register.view",
};

/** Route handlers by path; REST operations of the one Hono app stand in `restDoors`. */
export const routeDoors: Record<string, DoorRule> = {
  "/api/auth/[...nextauth]": "everyone",
  "/audit/export": "audit.view",
  "/contracts/[ref]/source": "product.view",
  "/governance/access/export": "register.view",
  "/livez": "everyone",
  "/readyz": "everyone",
  // Opened by MERCAT_METRICS_TOKEN, or by being on the same machine; see lib/server/metrics-door.ts.
  "/metrics": "everyone",
  "/api/v1/[[...route]]": "everyone",
};

/** Server actions as `<file>#<export>`. */
export const actionDoors: Record<string, DoorRule> = {
  "lib/features/publishing/actions.ts#startDraft": "draft.write",
  "lib/features/publishing/actions.ts#editProduct": "draft.write",
  "lib/features/publishing/actions.ts#saveDraft": "draft.write",
  "lib/features/publishing/actions.ts#readDraft": "draft.write",
  "lib/features/publishing/actions.ts#suggestContracts": "product.view",
  "lib/features/publishing/actions.ts#discardDraft": "draft.write",
  "lib/features/publishing/actions.ts#checkDraft": "product.publish",
  "lib/features/publishing/actions.ts#publishDraft": "product.publish",
  "lib/auth/actions.ts#signOut": "everyone",
  "lib/features/people/actions.ts#invitePerson": "person.manage",
  "lib/features/people/actions.ts#withdrawInvitation": "person.manage",
  "lib/features/people/actions.ts#assignRole": "person.manage",
  "lib/features/people/actions.ts#removeRole": "person.manage",
  "lib/features/people/actions.ts#deactivatePerson": "person.manage",
  "lib/features/people/actions.ts#reactivatePerson": "person.manage",
  "lib/features/people/actions.ts#endSession": "settings.own",
  "lib/features/people/actions.ts#updateProfile": "settings.own",
  "lib/features/people/actions.ts#changePassword": "settings.own",
  "lib/features/people/actions.ts#createToken": "token.manage",
  "lib/features/people/actions.ts#revokeToken": "token.manage",
  "lib/features/people/actions.ts#acceptInvitation": "everyone",
  "lib/features/people/actions.ts#createFirstAdmin": "everyone",
  "lib/features/teams/actions.ts#createTeam": "team.manage",
  "lib/features/teams/actions.ts#updateTeam": "team.manage",
  "lib/features/teams/actions.ts#addMember": "team.manage",
  "lib/features/teams/actions.ts#removeMember": "team.manage",
  "lib/features/teams/actions.ts#setLead": "team.manage",
  "lib/features/teams/actions.ts#createServiceAccount": "service_account.manage",
  "lib/features/teams/actions.ts#deactivateServiceAccount": "service_account.manage",
  "lib/features/domains/actions.ts#createDomain": "domain.manage",
  "lib/features/domains/actions.ts#updateDomain": "domain.manage",
  "lib/features/access/actions.ts#fileRequestAction": "request.create",
  "lib/features/access/actions.ts#withdrawRequestAction": "request.withdraw",
  "lib/features/access/actions.ts#decideRequestAction": "request.decide",
  "lib/features/access/actions.ts#revokeGrantAction": "grant.revoke",
  "lib/features/access/actions.ts#returnGrantAction": "grant.return",
  "lib/features/access/actions.ts#issueCredentialAction": "grant.issue_credential",
  "lib/features/notifications/actions.ts#markReadAction": "notification.read",
};

/** REST operations as `<METHOD> <path>`, the path as in the OpenAPI document. */
export const restDoors: Record<string, DoorRule> = {
  "PUT /api/v1/data-products/{id}": "product.publish",
  "GET /api/v1/data-products/{id}": "product.view",
  "PUT /api/v1/data-contracts/{id}": "product.publish",
  "GET /api/v1/data-contracts/{id}": "product.view",
  "POST /api/v1/publications": "product.publish",
  "GET /api/v1/data-contracts/{id}/versions": "product.view",
  "GET /api/v1/data-contracts/{id}/versions/{version}": "product.view",
  "GET /api/v1/data-contracts/{id}/diff": "product.view",
  "POST /api/v1/data-contracts/{id}/quality-results": "quality.report",
  "GET /api/v1/data-contracts/{id}/quality-results": "product.view",
  "GET /api/v1/search": "product.view",
  "POST /api/v1/access-requests": "request.create",
  "GET /api/v1/access-requests": "request.view",
  "GET /api/v1/access-requests/{id}": "request.view",
  "POST /api/v1/access-requests/{id}/decision": "request.decide",
  "GET /api/v1/access-grants": "grant.view",
  "GET /api/v1/access-grants/{id}": "grant.view",
  "POST /api/v1/access-grants/{id}/revoke": "grant.revoke",
  "GET /api/v1/audit-events": "audit.view",
  "GET /api/v1/openapi.json": "everyone",
};
