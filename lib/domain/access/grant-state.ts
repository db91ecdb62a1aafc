import type { GrantStatus, RequestStatus } from "./states";

export type StateTone = "neutral" | "info" | "success" | "warning" | "danger";

/** What the screen says about a state: one word, its meaning in colour, one sentence. */
export type ShownState = { word: string; tone: StateTone; explanation: string };

export type EndReason = "expired" | "revoked" | "replaced" | "retired";

export type GrantFacts = {
  status: GrantStatus;
  expiresAt: Date;
  endReason: EndReason | null;
  endNote: string | null;
  attempts: number;
  lastError: string | null;
  credentialIssuedAt: Date | null;
  credentialAppliedAt: Date | null;
};

const endWords: Record<EndReason, string> = {
  expired: "Expired",
  revoked: "Revoked",
  replaced: "Replaced",
  retired: "Ended",
};

const endSentences: Record<EndReason, string> = {
  expired: "The agreed time is over.",
  revoked: "The access was taken back.",
  replaced: "Another grant took its place.",
  retired: "The data product was retired.",
};

function whyEnding(grant: GrantFacts): string {
  return grant.endReason ? endSentences[grant.endReason] : "The access ends.";
}

function failing(grant: GrantFacts): boolean {
  return grant.lastError !== null && grant.attempts > 0;
}

function active(grant: GrantFacts): ShownState {
  if (failing(grant))
    return {
      word: "Active",
      tone: "warning",
      explanation: `You have access, but the last change on the platform failed and is being tried again: ${grant.lastError}`,
    };
  if (grant.credentialIssuedAt === null)
    return {
      word: "Active",
      tone: "success",
      explanation: "The role stands on the platform. Get the credential to connect.",
    };
  if (grant.credentialAppliedAt === null || grant.credentialAppliedAt < grant.credentialIssuedAt)
    return { word: "Active", tone: "info", explanation: "The platform is taking over the new credential." };
  return { word: "Active", tone: "success", explanation: "The role stands on the platform and can connect." };
}

/**
 * The one place that says what state a grant is in. "Failed" is not stored: it is a grant on its way whose last attempt
 * went wrong; it is tried again until it succeeds.
 */
export function grantState(grant: GrantFacts): ShownState {
  switch (grant.status) {
    case "provisioning":
      return failing(grant)
        ? {
            word: "Setup failed",
            tone: "danger",
            explanation: `The platform could not be set up yet and is tried again by itself: ${grant.lastError}`,
          }
        : { word: "Setting up", tone: "info", explanation: "The role is being made on the platform." };
    case "active":
      return active(grant);
    case "revoking":
      return failing(grant)
        ? {
            word: "Revoke failed",
            tone: "danger",
            explanation: `${whyEnding(grant)} The platform has not confirmed that the access is gone; it is tried again by itself: ${grant.lastError}`,
          }
        : {
            word: "Ending",
            tone: "warning",
            explanation: `${whyEnding(grant)} The role and its sessions are being removed from the platform.`,
          };
    case "ended":
      return {
        word: grant.endReason ? endWords[grant.endReason] : "Ended",
        tone: "neutral",
        explanation: `${whyEnding(grant)} The platform confirmed that the role is gone.`,
      };
  }
}

const requestStates: Record<RequestStatus, ShownState> = {
  pending: { word: "Pending", tone: "info", explanation: "Waiting for a decision." },
  approved: { word: "Approved", tone: "success", explanation: "Everybody who was asked said yes." },
  denied: { word: "Denied", tone: "danger", explanation: "Somebody who was asked said no." },
  withdrawn: { word: "Withdrawn", tone: "neutral", explanation: "Taken back before it was decided." },
  lapsed: { word: "Lapsed", tone: "neutral", explanation: "Overtaken by events before it was decided." },
};

/** What the screen says about a request's status. */
export function requestState(status: RequestStatus): ShownState {
  return requestStates[status];
}
