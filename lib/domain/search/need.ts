/** A need: data that somebody asked for because it is not in the marketplace. */

export const needStatuses = ["open", "claimed", "met", "closed"] as const;
export type NeedStatus = (typeof needStatuses)[number];

/** `meet` is closing it with a product, `close` is saying that it will not be met, `withdraw` is the author's. */
export const needMoves = ["claim", "hand_back", "meet", "close", "withdraw", "edit"] as const;
export type NeedMove = (typeof needMoves)[number];

/** Nothing comes back from met and closed: whoever still needs it files a new need. */
const moves: Record<NeedStatus, Partial<Record<NeedMove, NeedStatus>>> = {
  open: { claim: "claimed", meet: "met", close: "closed", withdraw: "closed", edit: "open" },
  claimed: { hand_back: "open", meet: "met", close: "closed", edit: "claimed" },
  met: {},
  closed: {},
};

/** The next status, or null when the move is not possible in this one. */
export function afterNeed(status: NeedStatus, move: NeedMove): NeedStatus | null {
  return moves[status][move] ?? null;
}

/** The statuses in which the move is possible: what stands in the `where` of the conditional update. */
export function needStatusesBefore(move: NeedMove): NeedStatus[] {
  return needStatuses.filter((status) => afterNeed(status, move) !== null);
}

/** Needs that somebody still waits for. */
export const waitingNeedStatuses = needStatusesBefore("meet");

/** True while people may say that they want it too. */
export function takesVotes(status: NeedStatus): boolean {
  return waitingNeedStatuses.includes(status);
}

/** Why the author cannot take it back now, or null. What others wait for is not one person's to take away. */
export function whyNotWithdrawn(status: NeedStatus, votesOfOthers: number): string | null {
  if (votesOfOthers > 0) return "Others want this data too, so the need stays.";
  if (afterNeed(status, "withdraw") !== null) return null;
  return status === "claimed"
    ? "A domain works on it. Ask its people to close the need."
    : "The need is closed already.";
}

/** From this closeness on, 0 to 1, two needs look like the same one and filing asks first. */
export const SAME_NEED = 0.7;

/** What the screen says of a status: one word and its meaning in colour. */
export const needWords: Record<NeedStatus, { word: string; tone: "info" | "warning" | "success" | "neutral" }> = {
  open: { word: "Open", tone: "info" },
  claimed: { word: "Claimed", tone: "warning" },
  met: { word: "Met", tone: "success" },
  closed: { word: "Closed", tone: "neutral" },
};
