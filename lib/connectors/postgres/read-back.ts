import type { Client } from "pg";
import type { Check, DesiredAccess, Proof } from "../port";

const WRITES = "INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER";

type RoleRow = {
  oid: string;
  plain: boolean;
  can_log_in: boolean;
  valid_until: Date | null;
  memberships: string[] | null;
};

/** The role's row, or undefined; `oid` outlives the name in the list of sessions. */
export async function readRole(client: Client, role: string): Promise<RoleRow | undefined> {
  const { rows } = await client.query<RoleRow>(
    `select r.oid::text as oid, r.rolcanlogin as can_log_in, r.rolvaliduntil as valid_until,
       not (r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolreplication or r.rolbypassrls) as plain,
       (select array_agg(g.rolname::text) from pg_auth_members m join pg_roles g on g.oid = m.roleid
         where m.member = r.oid) as memberships
     from pg_roles r where r.rolname = $1`,
    [role],
  );
  return rows[0];
}

/** Names of everything in the schema that the role may read, through PUBLIC or a column too. */
export async function readableIn(client: Client, role: string, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $2 and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and (has_table_privilege($1::name, c.oid, 'SELECT') or has_any_column_privilege($1::name, c.oid, 'SELECT'))
     order by 1`,
    [role, schema],
  );
  return rows.map((r) => r.name);
}

/**
 * Everything that names the role beyond what was asked for, in any database of the server: privileges and ownership, as
 * Postgres itself keeps them for DROP ROLE (`pg_shdepend`). Memberships are read with the role.
 */
export async function heldElsewhere(client: Client, desired: DesiredAccess): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `with here as (select oid from pg_database where datname = current_database())
     select case when d.dbid in (0, here.oid) then pg_describe_object(d.classid, d.objid, d.objsubid)
       else 'something in database ' || (select datname from pg_database where oid = d.dbid) end as name
     from pg_shdepend d, here
     where d.refclassid = 'pg_authid'::regclass and d.refobjid = (select oid from pg_roles where rolname = $1)
       and d.classid <> 'pg_auth_members'::regclass
       and not (d.classid = 'pg_database'::regclass and d.objid = here.oid and d.deptype = 'a')
       and not (d.classid = 'pg_namespace'::regclass and d.dbid = here.oid and d.deptype = 'a'
         and d.objid = (select oid from pg_namespace where nspname = $2))
       and not (d.classid = 'pg_class'::regclass and d.dbid = here.oid and d.deptype = 'a'
         and d.objid in (select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where n.nspname = $2 and c.relname = any ($3::text[])))
     limit 5`,
    [desired.role, desired.schema, desired.objects],
  );
  return rows.map((r) => r.name);
}

async function writable(client: Client, role: string, schema: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = $2 and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and (has_table_privilege($1::name, c.oid, '${WRITES}')
         or has_any_column_privilege($1::name, c.oid, 'INSERT, UPDATE, REFERENCES'))
     order by 1 limit 5`,
    [role, schema],
  );
  return rows.map((r) => r.name);
}

async function reaches(client: Client, role: string, schema: string) {
  const { rows } = await client.query<{ connect: boolean; usage: boolean; make: boolean }>(
    `select has_database_privilege($1::name, current_database(), 'CONNECT') as connect,
       has_schema_privilege($1::name, oid, 'USAGE') as usage, has_schema_privilege($1::name, oid, 'CREATE') as make
     from pg_namespace where nspname = $2`,
    [role, schema],
  );
  return rows[0] ?? { connect: false, usage: false, make: false };
}

/** Reads one row's worth of nothing as the role itself: the views must work, not only be permitted. */
async function selectsAs(client: Client, desired: DesiredAccess, quoted: (name: string) => string): Promise<Check> {
  const name = "Reading the views works";
  try {
    await client.query("begin read only");
    await client.query(`set local role ${quoted(desired.role)}`);
    for (const object of desired.objects)
      await client.query(`select 1 from ${quoted(desired.schema)}.${quoted(object)} limit 0`);
    return { name, passed: true };
  } catch (error) {
    return { name, passed: false, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    await client.query("rollback");
  }
}

function nothing(name: string, found: readonly string[]): Check {
  return found.length === 0 ? { name, passed: true } : { name, passed: false, detail: found.join(", ") };
}

async function platformClock(client: Client): Promise<string> {
  const { rows } = await client.query<{ now: Date }>("select clock_timestamp() as now");
  return (rows[0]?.now ?? new Date()).toISOString();
}

async function prove(client: Client, role: string, state: Proof["state"], checks: Check[]): Promise<Proof> {
  const passed = checks.every((c) => c.passed);
  return { kind: "postgres", role, state, readAt: await platformClock(client), passed, checks };
}

/** Compares the platform with what was asked for: the role has that and nothing else. */
export async function proveGranted(
  client: Client,
  desired: DesiredAccess,
  quoted: (name: string) => string,
): Promise<Proof> {
  const { role, schema, objects } = desired;
  const row = await readRole(client, role);
  if (!row) return prove(client, role, "granted", [{ name: "The role exists", passed: false }]);
  const reach = await reaches(client, role, schema);
  const readable = await readableIn(client, role, schema);
  const missing = objects.filter((o) => !readable.includes(o));
  const extra = readable.filter((o) => !objects.includes(o));
  const ends = Math.abs((row.valid_until?.getTime() ?? 0) - desired.expiresAt.getTime()) < 1_000;
  return prove(client, role, "granted", [
    { name: "The role exists and may log in", passed: row.can_log_in },
    { name: "The role holds no administrative attribute", passed: row.plain },
    nothing("The role is member of no other role", row.memberships ?? []),
    { name: "The role may connect and use the schema", passed: reach.connect && reach.usage },
    { name: "The role may create nothing", passed: !reach.make },
    nothing(`SELECT on ${objects.join(", ")}`, missing),
    nothing("Nothing else in the schema can be read", extra),
    nothing("Nothing in the schema can be written", await writable(client, role, schema)),
    nothing("The role holds nothing else on the server", await heldElsewhere(client, desired)),
    await selectsAs(client, desired, quoted),
    { name: "The login ends with the grant", passed: ends, ...(ends ? {} : { detail: String(row.valid_until) }) },
  ]);
}

/** Proves that no role of this name and no session of that role is left. `oid` is null when it was gone before. */
export async function proveGone(client: Client, role: string, oid: string | null, before: Check[]): Promise<Proof> {
  const row = await readRole(client, role);
  const sessions = oid === null ? 0 : await sessionsOf(client, oid);
  return prove(client, role, "gone", [
    ...before,
    { name: "No session of the role is open", passed: sessions === 0, detail: `${sessions} sessions` },
    { name: "The role no longer exists", passed: row === undefined },
  ]);
}

/** How many backends run as the role; visible to every role (`pg_stat_activity.usesysid` is not masked). */
export async function sessionsOf(client: Client, oid: string): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    "select count(*)::int as n from pg_stat_activity where usesysid = $1::oid",
    [oid],
  );
  return rows[0]?.n ?? 0;
}
