import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { CliError, exitCodes } from "./exit-codes";
import type { Io } from "./io";
import { connect, type Server } from "./server/client";

/** The options that every command which speaks to a server has. */
export type ServerOptions = { server?: string; token?: string; tokenFile?: string };

const usage = (message: string) => new CliError(exitCodes.usage, message);

/** The server's address without a slash at its end. Throws `CliError` for what is no http address. */
export function serverUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !["http:", "https:"].includes(url.protocol))
    throw usage(`The server must be an address such as https://mercat.example, not “${text.slice(0, 200)}”.`);
  if (url.username || url.password) throw usage("The server's address may not hold a name or a password; use a token.");
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

const isLoopback = (url: string) => /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(url).hostname);

function readToken(io: Io, path: string): string {
  try {
    return readFileSync(resolve(io.cwd, path), "utf8").trim();
  } catch {
    throw usage(`The token file “${path}” cannot be read.`);
  }
}

/** The token from the option, the file or MERCAT_TOKEN, in this order; null when there is none. */
function tokenOf(io: Io, options: ServerOptions): string | null {
  if (options.token && options.tokenFile) throw usage("Give --token or --token-file, not both.");
  const token = options.token ?? (options.tokenFile ? readToken(io, options.tokenFile) : io.env.MERCAT_TOKEN);
  if (!token) return null;
  io.hide(token);
  if (!/^[\x21-\x7e]+$/.test(token)) throw usage("The token holds characters that no token has.");
  return token;
}

/** The server to speak to, or null when none is configured. Says on standard error what is unsafe about it. */
export function serverOf(io: Io, options: ServerOptions): Server | null {
  const address = options.server ?? io.env.MERCAT_URL;
  const token = tokenOf(io, options);
  if (!address || !token) return null;
  const url = serverUrl(address);
  if (options.token)
    io.err("A token on the command line stays in the shell's history and is seen by others; use MERCAT_TOKEN.\n");
  if (url.startsWith("http:") && !isLoopback(url)) io.err(`The token travels unprotected to ${url}; use https.\n`);
  return connect(io, url, token);
}

/** The same where a command cannot do without. */
export function requiredServer(io: Io, options: ServerOptions, without = ""): Server {
  const server = serverOf(io, options);
  if (server) return server;
  if (!(options.server ?? io.env.MERCAT_URL)) throw usage(`Name the server with --server or MERCAT_URL.${without}`);
  throw usage("Set MERCAT_TOKEN to an API token; make one under Settings, API tokens.");
}
