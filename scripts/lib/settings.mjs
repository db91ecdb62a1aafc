import { isIP } from "node:net";
import { parseDatabaseUrl } from "./external.mjs";
import { Failure } from "./failure.mjs";
import { parsePort } from "./ports.mjs";
import { stateFolder } from "./project.mjs";

/** Is this the name or address of the machine itself, which no other machine can reach? */
export function isLoopback(host) {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

function parsePublicUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Failure(`MERCAT_URL is "${text}" and must be the address people open, like https://mercat.example.com.`);
  }
  return url;
}

const DEMO_IS_LOCAL =
  "the demo lets anyone in without a password, so it stays on this machine: set DATABASE_URL to run Mercat for others";

/**
 * What the environment says, checked. `address` is what people open; `localUrl` reaches the web server from here.
 * @returns {{ port: number, host: string, state: string, databaseUrl: string | undefined, address: string, localUrl: string }}
 * @throws Failure that names the variable
 */
export function readSettings(env = process.env) {
  const port = parsePort(env.PORT);
  const host = env.MERCAT_HOST || "127.0.0.1";
  const databaseUrl = env.DATABASE_URL || undefined;
  if (databaseUrl) parseDatabaseUrl(databaseUrl);
  else if (!isLoopback(host)) throw new Failure(`MERCAT_HOST is ${host}, but ${DEMO_IS_LOCAL}.`);
  const anywhere = host === "0.0.0.0" || host === "::";
  const name = anywhere || host === "127.0.0.1" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const address = env.MERCAT_URL ? parsePublicUrl(env.MERCAT_URL).href.replace(/\/$/, "") : `http://${name}:${port}`;
  if (!databaseUrl && !isLoopback(new URL(address).hostname))
    throw new Failure(`MERCAT_URL is ${address}, but ${DEMO_IS_LOCAL}.`);
  const reach = host === "::" ? "[::1]" : anywhere ? "127.0.0.1" : host.includes(":") ? `[${host}]` : host;
  return { port, host, state: stateFolder(env), databaseUrl, address, localUrl: `http://${reach}:${port}` };
}
