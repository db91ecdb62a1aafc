import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Check, type Connector, ConnectorError, type DesiredAccess, type Proof, type RoleState } from "../port";
import { quoteName } from "./quote";
import { proveGone, proveGranted, readableIn, readRole, sessionsOf } from "./read-back";
import { readSample } from "./samples";
import { dropRole, grantExactly, lockOut, terminateSessions } from "./statements";

const CONNECT_TIMEOUT = 10_000;
const STATEMENT_TIMEOUT = 20_000;

/** How long sessions get to go after they were told to; a backend that waits for the network needs a moment. */
const TERMINATE_TRIES = 50;
const TERMINATE_PAUSE = 100;

/** What the driver says, without what it may quote from the connection string. */
function sentence(error: unknown): string {
  if (error instanceof pg.DatabaseError) return `The platform refused: ${error.message}.`;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "no answer";
  return `The platform cannot be reached (${code}).`;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: STATEMENT_TIMEOUT,
    lock_timeout: STATEMENT_TIMEOUT,
    application_name: "mercat",
  });
  // A connection cut while idle raises an event; the next query fails with the same news.
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await work(client);
  } catch (error) {
    if (error instanceof ConnectorError || !isPlatformError(error)) throw error;
    throw new ConnectorError(sentence(error), null, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Errors of the caller's own work inside the lane pass through unchanged. */
function isPlatformError(error: unknown): boolean {
  return error instanceof pg.DatabaseError || (error instanceof Error && ("code" in error || "errno" in error))
    ? true
    : error instanceof Error && /^(Connection terminated|timeout expired|Client has encountered)/.test(error.message);
}

async function apply(client: pg.Client, role: string, desired: DesiredAccess): Promise<Proof> {
  if (desired.role !== role) throw new Error("The desired state is of another role than the lane.");
  await grantExactly(client, desired);
  const proof = await proveGranted(client, desired, quoteName);
  if (!proof.passed) throw new ConnectorError(`The platform is not as it should be: ${failed(proof)}.`, proof);
  return proof;
}

function failed(proof: Proof): string {
  const wrong = proof.checks.filter((c) => !c.passed);
  return wrong.map((c) => (c.detail ? `${c.name} (${c.detail})` : c.name)).join("; ");
}

async function revoke(client: pg.Client, role: string): Promise<Proof> {
  const row = await readRole(client, role);
  if (!row) return proveGone(client, role, null, []);
  await lockOut(client, role);
  let sessions = await sessionsOf(client, row.oid);
  const ended = sessions;
  for (let i = 0; i < TERMINATE_TRIES && sessions > 0; i += 1) {
    await terminateSessions(client, row.oid);
    await sleep(TERMINATE_PAUSE);
    sessions = await sessionsOf(client, row.oid);
  }
  const before = await proveLockedOut(client, role);
  if (sessions === 0) await dropRole(client, role);
  const proof = await proveGone(client, role, row.oid, [
    ...before,
    { name: "Sessions that were ended", passed: true, detail: String(ended) },
  ]);
  if (!proof.passed) throw new ConnectorError(`The platform has not let go of the role: ${failed(proof)}.`, proof);
  return proof;
}

/** What could be read before the role was dropped: that it could no longer log in or read anything of its own. */
async function proveLockedOut(client: pg.Client, role: string): Promise<Check[]> {
  const row = await readRole(client, role);
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_class c, lateral aclexplode(c.relacl) acl
     where acl.grantee = (select oid from pg_roles where rolname = $1)`,
    [role],
  );
  return [
    { name: "The role may no longer log in", passed: row?.can_log_in === false },
    { name: "The role holds no privilege", passed: rows[0]?.n === 0 },
  ];
}

async function inspect(client: pg.Client, role: string): Promise<RoleState> {
  const row = await readRole(client, role);
  if (!row) return { exists: false, canLogIn: false, sessions: 0, readable: [] };
  const { rows } = await client.query<{ name: string }>(
    "select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1",
  );
  const readable: string[] = [];
  for (const schema of rows) {
    const names = await readableIn(client, role, schema.name);
    readable.push(...names.map((name) => `${schema.name}.${name}`));
  }
  return { exists: true, canLogIn: row.can_log_in, sessions: await sessionsOf(client, row.oid), readable };
}

/**
 * A Postgres database (15 or newer) as a data platform. The role of `url` needs CREATEROLE and to own the schemas and
 * views it grants on (or to be a member of their owner), nothing more: it makes itself a member of each role it creates,
 * which is what ending that role's sessions and dropping its privileges take. It is no superuser.
 */
export function postgresConnector(url: string): Connector {
  return {
    kind: "postgres",
    inLane: (role, work) =>
      withClient(url, async (client) => {
        // Held by the connection that does the work: whoever loses the one has lost the other.
        await client.query("select pg_advisory_lock(hashtextextended('mercat role ' || $1, 0))", [role]);
        return work({
          apply: (desired) => apply(client, role, desired),
          revoke: () => revoke(client, role),
          inspect: () => inspect(client, role),
        });
      }),
    readSample: (schema, object, limit) => withClient(url, (client) => readSample(client, schema, object, limit)),
  };
}
