import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
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

function toRequest(message: IncomingMessage, body: Buffer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, [value].flat().join(", "));
  const method = message.method ?? "GET";
  const bare = method === "GET" || method === "HEAD";
  return new Request(`http://mercat.test${message.url}`, {
    method,
    headers,
    ...(bare ? {} : { body: new Uint8Array(body) }),
  });
}

/** What a test may do around an answer: wait, or throw to lose the connection at that moment. */
type Around = { before?: (request: Request) => Promise<void>; after?: (answer: Response) => Promise<void> };

/** Serves the API over HTTP on 127.0.0.1, for clients that are programs of their own. */
export async function serveApi(around: Around = {}): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (message, response) => {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of message) chunks.push(chunk);
      const request = toRequest(message, Buffer.concat(chunks));
      await around.before?.(request);
      const answer = await api().request(request);
      await around.after?.(answer);
      response.writeHead(answer.status, Object.fromEntries(answer.headers));
      response.end(Buffer.from(await answer.arrayBuffer()));
    } catch {
      message.socket.destroy();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
