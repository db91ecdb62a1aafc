import { withClient } from "./databases.mjs";
import { Failure } from "./failure.mjs";

const OLDEST = 150_000;

/** Parses DATABASE_URL. Throws a Failure that says what is wrong with it. */
export function parseDatabaseUrl(text) {
  const example = "postgresql://user:password@host:5432/database";
  if (!URL.canParse(text))
    throw new Failure(`DATABASE_URL cannot be read as an address: it must look like ${example}.`);
  const url = new URL(text);
  if (!["postgres:", "postgresql:"].includes(url.protocol)) {
    throw new Failure(`DATABASE_URL begins with ${url.protocol}// and must be a Postgres address like ${example}.`);
  }
  if (url.pathname.length < 2) throw new Failure(`DATABASE_URL names no database: it must look like ${example}.`);
  return url;
}

/** One sentence for what node-postgres or the server answered on connecting. */
export function connectFailure(url, error) {
  const place = `${url.hostname || "localhost"}:${url.port || 5432}`;
  const database = decodeURIComponent(url.pathname.slice(1));
  const user = decodeURIComponent(url.username);
  const sentences = {
    "28P01": `the server at ${place} refuses the password of "${user}"`,
    28000: `the server at ${place} does not let "${user}" in: ${error.message}`,
    "3D000": `the server at ${place} has no database "${database}"`,
    42501: `"${user}" may not use database "${database}" at ${place}: ${error.message}`,
    53300: `the server at ${place} has no connection left`,
    ECONNREFUSED: `no server answers at ${place}`,
    ENOTFOUND: `there is no host "${url.hostname}"`,
    EAI_AGAIN: `the name "${url.hostname}" cannot be looked up now`,
    ETIMEDOUT: `no server answers at ${place}`,
    EHOSTUNREACH: `the host of ${place} cannot be reached`,
  };
  const code = error.code ?? error.errors?.[0]?.code;
  const reason =
    sentences[code] ??
    (/timeout/i.test(error.message) ? `no server answers at ${place}` : `${place} says: ${error.message}`);
  return new Failure(`DATABASE_URL cannot be used: ${reason}.`);
}

/** Makes sure that DATABASE_URL is a Postgres 15 or newer that lets us in and lets us create tables. Throws a Failure. */
export async function requireDatabase(text) {
  const url = parseDatabaseUrl(text);
  try {
    await withClient(text, async (client) => {
      const { rows } = await client.query(
        "select current_setting('server_version_num')::int as number, current_setting('server_version') as version, has_database_privilege(current_database(), 'create') as may_create, pg_is_in_recovery() as replica",
      );
      const [{ number, version, may_create, replica }] = rows;
      if (number < OLDEST)
        throw new Failure(`DATABASE_URL is a Postgres ${version}, and Mercat needs version 15 or newer.`);
      if (replica) throw new Failure("DATABASE_URL is a read-only replica: name the primary server.");
      if (!may_create)
        throw new Failure(
          `DATABASE_URL: "${decodeURIComponent(url.username)}" may not create schemas in its database: make it the owner of the database.`,
        );
    });
  } catch (error) {
    throw error instanceof Failure ? error : connectFailure(url, error);
  }
}
