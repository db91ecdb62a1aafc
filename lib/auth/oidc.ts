import type { Profile } from "next-auth";
import type { OAuthConfig } from "next-auth/providers/oauth";
import { z } from "zod";
import type { OidcSettings } from "@/lib/server/env";
import { loggerFor } from "@/lib/server/logger";

const discovery = z.object({ scopes_supported: z.array(z.string()).default([]) });
const known = new Map<string, Promise<string>>();

const wellKnown = (issuer: string) => `${issuer}/.well-known/openid-configuration`;

/**
 * The scopes to ask for. Some providers hand out groups only for a scope of the claim's name, others refuse a scope they
 * do not know, so it is asked for exactly when the provider's discovery document lists it.
 */
async function discoverScope(settings: OidcSettings): Promise<string> {
  const base = "openid email profile";
  const response = await fetch(wellKnown(settings.issuer), { signal: AbortSignal.timeout(5_000) });
  const { scopes_supported: supported } = discovery.parse(await response.json());
  return supported.includes(settings.groupsClaim) ? `${base} ${settings.groupsClaim}` : base;
}

function scopeOf(settings: OidcSettings): Promise<string> {
  const { issuer } = settings;
  const scope = known.get(issuer) ?? discoverScope(settings);
  known.set(issuer, scope);
  return scope.catch((error: unknown) => {
    known.delete(issuer);
    loggerFor("auth").warn({ err: error }, "The OIDC discovery document could not be read");
    return "openid email profile";
  });
}

/** The claims of an ID token whose signature, issuer, audience and nonce next-auth has just verified. */
function claimsOf(idToken: string | undefined): Profile {
  const payload = idToken?.split(".")[1] ?? "";
  return z.looseObject({ sub: z.string() }).parse(JSON.parse(Buffer.from(payload, "base64url").toString("utf8")));
}

/** Any OpenID Connect provider by its issuer: authorization code with PKCE, state and nonce (RFC 9700, section 2.1). */
export async function oidcProvider(settings: OidcSettings): Promise<OAuthConfig<Profile>> {
  return {
    id: "oidc",
    name: settings.name,
    type: "oauth",
    wellKnown: wellKnown(settings.issuer),
    issuer: settings.issuer,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    authorization: { params: { scope: await scopeOf(settings) } },
    checks: ["pkce", "state", "nonce"],
    // The ID token is verified; claims a provider gives only at the userinfo endpoint are added (its `sub` is compared).
    idToken: true,
    userinfo: {
      async request({ tokens, client }) {
        const fromToken = claimsOf(tokens.id_token);
        if (client.issuer.metadata.userinfo_endpoint === undefined || !tokens.access_token) return fromToken;
        const fromEndpoint = await client.userinfo(tokens.access_token);
        // OpenID Connect Core 5.3.2: an answer about somebody else must not be used.
        if (fromEndpoint.sub !== fromToken.sub)
          throw new Error("The userinfo endpoint answered about another subject.");
        return { ...fromEndpoint, ...fromToken };
      },
    },
    profile: (profile) => ({ id: String(profile.sub), name: profile.name ?? null, email: profile.email ?? null }),
  };
}
