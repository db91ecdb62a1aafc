import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Secrets that stand in examples and tutorials; whoever runs with one of them has not chosen a secret. */
const KNOWN_SECRETS = /^(change[-_ ]?me|secret|password|default|example|mercat|test|x{4,}|0{4,}|1234)/i;

const flag = z
  .enum(["0", "1", "true", "false", ""], "must be 1 or 0")
  .transform((value) => value === "1" || value === "true");

function addressOf(...protocols: string[]) {
  const names = protocols.map((p) => `${p}//`).join(" or ");
  return z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be an address that begins with ${names}`,
  });
}

const variables = z.object({
  DATABASE_URL: addressOf("postgresql:", "postgres:"),
  MERCAT_SECRET: z
    .string("is missing; set it to a long random text, such as the output of `openssl rand -base64 32`")
    .min(32, "is too short; it needs at least 32 characters")
    .refine((text) => !KNOWN_SECRETS.test(text) && new Set(text).size >= 8, "is a default or guessable value"),
  PORT: z.coerce.number("must be a port number").int().min(0).max(65_535).default(3000),
  MERCAT_HOST: z.string().min(1).default("127.0.0.1"),
  MERCAT_URL: addressOf("http:", "https:").optional(),
  MERCAT_STATE: z.string().min(1).default(".mercat"),
  MERCAT_DEMO: flag.default(false),
  SMTP_URL: addressOf("smtp:", "smtps:").optional(),
  MERCAT_MAIL_FROM: z.string().min(3).default("Mercat <mercat@localhost>"),
  OIDC_ISSUER: addressOf("https:", "http:").optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default("single sign-on"),
  OIDC_GROUPS_CLAIM: z.string().min(1).default("groups"),
  MERCAT_METRICS_TOKEN: z.string().min(16, "is too short; it needs at least 16 characters").optional(),
});

export type OidcSettings = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** What the button says: "Sign in with <name>". */
  name: string;
  groupsClaim: string;
};

export type Env = {
  databaseUrl: string;
  secret: string;
  port: number;
  host: string;
  /** The public address, without a slash at the end. */
  url: string;
  stateFolder: string;
  demo: boolean;
  smtpUrl: string | null;
  mailFrom: string;
  oidc: OidcSettings | null;
  metricsToken: string | null;
};

/** A configuration the product refuses to run with; the message names the variable. */
export class UnsafeConfiguration extends Error {
  override readonly name = "UnsafeConfiguration";
}

const refuse = (variable: string, sentence: string) => new UnsafeConfiguration(`${variable} ${sentence}.`);

export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return name === "localhost" || name === "::1" || /^127(\.\d{1,3}){3}$/.test(name);
}

type Read = (path: string) => string;

/** The embedded server's address as `npm start` wrote it, or null where there is none. */
function embeddedServer(stateFolder: string, read: Read): string | null {
  try {
    const file = z.object({ url: z.string() }).safeParse(JSON.parse(read(join(stateFolder, "database.json"))));
    return file.success ? new URL(file.data.url).host : null;
  } catch {
    return null;
  }
}

/** The demo's doors let anybody in: they may exist only on this machine and only on the database that came with it. */
function checkDemo(env: Env, read: Read): void {
  if (!env.demo) return;
  const everyone = "opens a sign-in without a password";
  if (!isLoopback(env.host))
    throw refuse("MERCAT_HOST", `is ${env.host}, but MERCAT_DEMO=1 ${everyone} and is allowed on 127.0.0.1 only`);
  if (!isLoopback(new URL(env.url).hostname))
    throw refuse("MERCAT_URL", `is ${env.url}, but MERCAT_DEMO=1 ${everyone} and is allowed on 127.0.0.1 only`);
  if (embeddedServer(env.stateFolder, read) !== new URL(env.databaseUrl).host)
    throw refuse("MERCAT_DEMO", `${everyone}; with a DATABASE_URL of your own it must not be set`);
}

function readOidc(parsed: z.infer<typeof variables>): OidcSettings | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = parsed;
  if (!issuer && !clientId && !clientSecret) return null;
  if (!issuer) throw refuse("OIDC_ISSUER", "is missing, but OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is set");
  if (!clientId) throw refuse("OIDC_CLIENT_ID", "is missing, but OIDC_ISSUER or OIDC_CLIENT_SECRET is set");
  if (!clientSecret) throw refuse("OIDC_CLIENT_SECRET", "is missing, but OIDC_ISSUER and OIDC_CLIENT_ID are set");
  const url = new URL(issuer);
  if (url.protocol !== "https:" && !isLoopback(url.hostname))
    throw refuse("OIDC_ISSUER", "must begin with https:// unless it is on this machine");
  return {
    issuer: issuer.replace(/\/$/, ""),
    clientId,
    clientSecret,
    name: parsed.OIDC_NAME,
    groupsClaim: parsed.OIDC_GROUPS_CLAIM,
  };
}

/**
 * Reads the configuration. Empty variables count as not set.
 * Throws `UnsafeConfiguration` with one sentence that names the variable, and never its secret value.
 */
export function parseEnv(
  source: Record<string, string | undefined>,
  read: Read = (path) => readFileSync(path, "utf8"),
): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const result = variables.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const variable = String(issue?.path[0] ?? "The environment");
    throw refuse(
      variable,
      given[variable] === undefined && variable === "DATABASE_URL" ? "is missing" : `${issue?.message}`,
    );
  }
  const parsed = result.data;
  const shown = parsed.MERCAT_HOST === "0.0.0.0" || parsed.MERCAT_HOST === "::" ? "127.0.0.1" : parsed.MERCAT_HOST;
  const env: Env = {
    databaseUrl: parsed.DATABASE_URL,
    secret: parsed.MERCAT_SECRET,
    port: parsed.PORT,
    host: parsed.MERCAT_HOST,
    url: (parsed.MERCAT_URL ?? `http://${shown.includes(":") ? `[${shown}]` : shown}:${parsed.PORT}`).replace(
      /\/+$/,
      "",
    ),
    stateFolder: parsed.MERCAT_STATE,
    demo: parsed.MERCAT_DEMO,
    smtpUrl: parsed.SMTP_URL ?? null,
    mailFrom: parsed.MERCAT_MAIL_FROM,
    oidc: readOidc(parsed),
    metricsToken: parsed.MERCAT_METRICS_TOKEN ?? null,
  };
  if (new URL(env.url).pathname !== "/")
    throw refuse("MERCAT_URL", "must not have a path; give Mercat a host name of its own");
  checkDemo(env, read);
  return env;
}

let known: Env | undefined;

/** The process's configuration, read once. Throws `UnsafeConfiguration`. */
export function env(): Env {
  known ??= parseEnv(process.env);
  return known;
}

/** The boot check of web and worker: an unsafe configuration ends the process with one sentence. */
export function checkEnvironmentOrExit(): Env {
  try {
    return env();
  } catch (error) {
    if (!(error instanceof UnsafeConfiguration)) throw error;
    process.stderr.write(`Mercat does not start: ${error.message}\n`);
    process.exit(1);
  }
}
