import { db } from "@/lib/db/client";
import { type Scope, scopes } from "@/lib/domain/actor";
import { newApiToken } from "@/lib/server/secrets";
import { api } from "./api";

/** What tests of the API share: tokens, and requests against the app without a server. */

/** A token of the person, with every scope unless told. */
export async function aToken(person: { id: string }, granted: readonly Scope[] = scopes): Promise<string> {
  const { token, tokenHash, prefix } = newApiToken();
  const expiresAt = new Date(Date.now() + 3_600_000);
  await db().apiToken.create({
    data: { name: "test", personId: person.id, scopes: [...granted], expiresAt, tokenHash, prefix },
  });
  return token;
}

type Call = { token?: string; headers?: Record<string, string>; body?: unknown; text?: string };

/** Calls an operation; `body` is sent as JSON, `text` as it is. */
export async function call(method: string, path: string, { token, headers, body, text }: Call = {}): Promise<Response> {
  const sent = body === undefined ? text : JSON.stringify(body);
  return api().request(`http://mercat.test/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(sent === undefined ? {} : { body: sent }),
  });
}
