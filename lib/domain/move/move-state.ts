import type { GrantStatus, RequestStatus } from "@/lib/domain/access/states";

export const moveStatuses = ["open", "blocked", "accepted", "closed"] as const;
export type MoveStatus = (typeof moveStatuses)[number];
export type MoveEvent = "accept" | "block" | "close" | "ask";

/** Where a consumer stands, derived: an accepted move has arrived only when the new access is there. */
export const moveStandings = ["open", "blocked", "waiting", "refused", "moved", "closed"] as const;
export type MoveStanding = (typeof moveStandings)[number];

export type MoveFacts = {
  status: MoveStatus;
  /** Of the request that accepting filed; null before. */
  requestStatus: RequestStatus | null;
  /** Of the access that came of it; null before. */
  grantStatus: GrantStatus | null;
};

/** An accepted answer can be given again only where its request came to nothing; `standingOfMove` says when. */
const before: Record<MoveEvent, readonly MoveStatus[]> = {
  accept: ["open", "blocked"],
  block: ["open", "blocked"],
  close: ["open", "blocked"],
  ask: ["open", "blocked", "closed"],
};

const after: Record<MoveEvent, MoveStatus> = { accept: "accepted", block: "blocked", close: "closed", ask: "open" };

/** The statuses in which the event is possible: what stands in the `where` of the conditional update. */
export function moveStatusesBefore(event: MoveEvent): MoveStatus[] {
  return [...before[event]];
}

/** The next status, or null when the event is not possible in this one. */
export function afterMove(status: MoveStatus, event: MoveEvent): MoveStatus | null {
  return before[event].includes(status) ? after[event] : null;
}

export function standingOfMove({ status, requestStatus, grantStatus }: MoveFacts): MoveStanding {
  if (status !== "accepted") return status;
  if (requestStatus === "pending") return "waiting";
  if (requestStatus !== "approved") return "refused";
  return grantStatus === null || grantStatus === "provisioning" ? "waiting" : "moved";
}

/** True while the consumer still has something to say. */
export function isUnanswered(standing: MoveStanding): boolean {
  return standing === "open" || standing === "blocked" || standing === "refused";
}

export type StandingTone = "info" | "warning" | "success" | "neutral" | "danger";

/** What the screen says of a standing: one word and its meaning in colour. */
export const standingWords: Record<MoveStanding, { word: string; tone: StandingTone }> = {
  open: { word: "Not answered", tone: "info" },
  blocked: { word: "Blocked", tone: "warning" },
  waiting: { word: "On its way", tone: "info" },
  refused: { word: "Request refused", tone: "danger" },
  moved: { word: "Moved", tone: "success" },
  closed: { word: "Closed", tone: "neutral" },
};
