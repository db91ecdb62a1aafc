import type { Client } from "pg";
import type { DesiredAccess } from "../port";
import { quoteName, quoteText } from "./quote";
import { readRole } from "./read-back";

/** Sensible limits for somebody else's queries on a shared platform; the role can shorten them for itself. */
const SETTINGS = {
  statement_timeout: "15min",
  idle_in_transaction_session_timeout: "10min",
  lock_timeout: "30s",
  default_transaction_read_only: "on",
} as const;

const CONNECTIONS = 10;

/**
 * Postgres 16 made creating a role and being able to act for it two things: the creator gets ADMIN only. Acting for it is
 * needed to end its sessions (`pg_terminate_backend`) and to drop what it was granted (`DROP OWNED`).
 */
async function holdRole(client: Client, name: string): Promise<void> {
  const { rows } = await client.query<{ version: number }>(
    "select current_setting('server_version_num')::int as version",
  );
  const options = (rows[0]?.version ?? 0) >= 160000 ? " with inherit true, set true" : "";
  await client.query(`grant ${name} to current_user${options}`);
}

async function makeRole(client: Client, desired: DesiredAccess): Promise<void> {
  const name = quoteName(desired.role);
  if (!(await readRole(client, desired.role))) await client.query(`create role ${name} nologin noinherit`);
  await holdRole(client, name);
  await client.query(
    `alter role ${name} with login noinherit nocreaterole connection limit ${CONNECTIONS}
       valid until ${quoteText(desired.expiresAt.toISOString())}
       password ${desired.verifier === null ? "null" : quoteText(desired.verifier)}`,
  );
  for (const [setting, value] of Object.entries(SETTINGS))
    await client.query(`alter role ${name} set ${setting} = ${quoteText(value)}`);
  await client.query(`comment on role ${name} is ${quoteText(desired.comment)}`);
}

/**
 * Makes the role have exactly what is asked: drops everything it holds in this database first, then grants. In one
 * transaction, so that a reader never sees the moment between.
 */
export async function grantExactly(client: Client, desired: DesiredAccess): Promise<void> {
  const name = quoteName(desired.role);
  const schema = quoteName(desired.schema);
  await client.query("begin");
  try {
    await makeRole(client, desired);
    await client.query(`drop owned by ${name} restrict`);
    const { rows } = await client.query<{ name: string }>("select current_database() as name");
    await client.query(`grant connect on database ${quoteName(rows[0]?.name ?? "")} to ${name}`);
    await client.query(`grant usage on schema ${schema} to ${name}`);
    for (const object of desired.objects)
      await client.query(`grant select on ${schema}.${quoteName(object)} to ${name}`);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** Nobody logs in as the role from here on, and it may do nothing. Committed before its sessions are ended. */
export async function lockOut(client: Client, role: string): Promise<void> {
  const name = quoteName(role);
  await client.query("begin");
  try {
    await holdRole(client, name);
    await client.query(`alter role ${name} with nologin password null`);
    await client.query(`drop owned by ${name} restrict`);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** Asks every session of the role to end; an open cursor would keep serving rows after a bare REVOKE. */
export async function terminateSessions(client: Client, oid: string): Promise<void> {
  await client.query("select pg_terminate_backend(pid) from pg_stat_activity where usesysid = $1::oid", [oid]);
}

export async function dropRole(client: Client, role: string): Promise<void> {
  await client.query(`drop role if exists ${quoteName(role)}`);
}
