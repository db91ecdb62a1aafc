import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import Provider, { type Configuration, type Interaction } from "oidc-provider";

export type OidcAccount = { email: string; emailVerified: boolean; name: string; groups: readonly string[] };

/** Who can sign in at the provider, by login name. Groups may be changed while it runs. */
export type OidcAccounts = Record<string, OidcAccount>;

/** `nora` is new to Mercat and in a group that a team is tied to; `ulf`'s address was never verified. */
export const oidcAccounts: OidcAccounts = {
  nora: { email: "nora@premium-offices.example", emailVerified: true, name: "Nora Lind", groups: ["tenancy-data"] },
  ulf: { email: "ulf@premium-offices.example", emailVerified: false, name: "Ulf Berg", groups: [] },
};

export type OidcOptions = {
  /** 0 or left out: any free port. */
  port?: number;
  clientId: string;
  clientSecret: string;
  /** `<public address of Mercat>/api/auth/callback/oidc` */
  redirectUri: string;
  accounts?: OidcAccounts;
};

export type RunningOidc = { issuer: string; stop: () => Promise<void> };

function configure({ clientId, clientSecret, redirectUri, accounts = oidcAccounts }: OidcOptions): Configuration {
  return {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    scopes: ["openid", "email", "profile", "groups"],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"], groups: ["groups"] },
    pkce: { required: () => true },
    cookies: { keys: ["only for tests"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, interaction: Interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_context, id) => {
      const account = accounts[id];
      if (!account) return undefined;
      const { email, emailVerified, name, groups } = account;
      return {
        accountId: id,
        claims: () => ({ sub: id, email, email_verified: emailVerified, name, groups: [...groups] }),
      };
    },
    // The same company runs both: nobody is asked for consent.
    loadExistingGrant: async (context) => {
      const { client, session, params } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new context.oidc.provider.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(String(params?.scope ?? "openid"));
      await grant.save();
      return grant;
    },
  };
}

const form = (uid: string, problem: string) => `<!doctype html><html lang="en"><title>Company sign-in</title>
<main><h1>Company sign-in</h1>${problem}<form method="post" action="/interaction/${uid}">
<label>Login <input name="login" autofocus></label> <button>Continue</button></form></main></html>`;

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return new URLSearchParams(text);
}

async function interact(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
  accounts: OidcAccounts,
) {
  const { uid } = await provider.interactionDetails(request, response);
  const login = request.method === "POST" ? ((await bodyOf(request)).get("login") ?? "") : null;
  if (login !== null && accounts[login])
    return provider.interactionFinished(request, response, { login: { accountId: login } });
  response.setHeader("content-type", "text/html; charset=utf-8");
  response.end(form(uid, login === null ? "" : "<p role=alert>No such login.</p>"));
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** Starts a certified OpenID provider on this machine: a real one, with a sign-in page of one field. */
export async function startOidcProvider(options: OidcOptions): Promise<RunningOidc> {
  const server = createServer();
  const port = await listen(server, options.port ?? 0);
  const issuer = `http://127.0.0.1:${port}`;
  const provider = new Provider(issuer, configure(options));
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (!request.url?.startsWith("/interaction/")) return void answer(request, response);
    interact(provider, request, response, options.accounts ?? oidcAccounts).catch((error: unknown) => {
      response.statusCode = 400;
      response.end(String(error));
    });
  });
  return {
    issuer,
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
