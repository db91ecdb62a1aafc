export const requestStatuses = ["pending", "approved", "denied", "withdrawn", "lapsed"] as const;
export type RequestStatus = (typeof requestStatuses)[number];
export type RequestEvent = "approve" | "deny" | "withdraw" | "lapse";

export const grantStatuses = ["provisioning", "active", "revoking", "ended"] as const;
export type GrantStatus = (typeof grantStatuses)[number];
export type GrantEvent = "proven" | "end" | "gone";

const requestMoves: Record<RequestStatus, Partial<Record<RequestEvent, RequestStatus>>> = {
  pending: { approve: "approved", deny: "denied", withdraw: "withdrawn", lapse: "lapsed" },
  approved: {},
  denied: {},
  withdrawn: {},
  lapsed: {},
};

/** Ending is possible from every state in which something may stand on the platform; nothing comes back from it. */
const grantMoves: Record<GrantStatus, Partial<Record<GrantEvent, GrantStatus>>> = {
  provisioning: { proven: "active", end: "revoking" },
  active: { proven: "active", end: "revoking" },
  revoking: { gone: "ended" },
  ended: {},
};

/** The request's next status, or null when the event is not possible in this one. */
export function afterRequest(status: RequestStatus, event: RequestEvent): RequestStatus | null {
  return requestMoves[status][event] ?? null;
}

/** The grant's next status, or null when the event is not possible in this one. */
export function afterGrant(status: GrantStatus, event: GrantEvent): GrantStatus | null {
  return grantMoves[status][event] ?? null;
}

/** The statuses in which the event is possible: what stands in the `where` of the conditional update. */
export function grantStatusesBefore(event: GrantEvent): GrantStatus[] {
  return grantStatuses.filter((status) => afterGrant(status, event) !== null);
}

/** Grants that stand for access somebody has or is about to have. */
export const liveGrantStatuses = grantStatusesBefore("end");
