/** Why a sign-in through the provider was refused; stands in the address of the sign-in page as a code. */
export const oidcRefusals = {
  NoEmail: "The sign-in provider did not send an e-mail address, so there is no account to open.",
  EmailUnverified: "The sign-in provider has not verified your e-mail address. Verify it there, then try again.",
  AccountExists:
    "There is already an account with your e-mail address that signs in another way. Sign in that way, or ask a platform admin.",
  Deactivated: "Your account is deactivated. Ask a platform admin to open it again.",
} as const;

const others: Record<string, string> = {
  ...oidcRefusals,
  OAuthSignin: "The sign-in provider could not be reached. Try again in a moment.",
  OAuthCallback: "The sign-in provider's answer could not be used, or took too long. Try again.",
  Callback: "The sign-in did not come to an end. Try again.",
  AccessDenied: "The sign-in was refused.",
  SignedOut: "You are signed out.",
};

/** A sentence for an error code of next-auth or ours. Unknown codes get a general one: text of an address is never shown. */
export function signInErrorSentence(code: string | string[] | undefined): string | null {
  if (typeof code !== "string" || code === "") return null;
  return others[code] ?? "The sign-in did not work. Try again.";
}
