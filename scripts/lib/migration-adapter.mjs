import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import pg from "pg";

/** Serialises the users of one shadow database; any constant number will do. */
const SHADOW_LOCK = 7_204_611;

/** Prisma's codes for what goes wrong on connecting, by the SQLSTATE or the system's error code. */
const CONNECT_CODES = { "28P01": "P1000", 28000: "P1000", "3D000": "P1003" };

function prismaError(error, url) {
  const { hostname, port, pathname } = new URL(url);
  const code = CONNECT_CODES[error.code] ?? "P1001";
  const reason = error.message || error.code || "no answer";
  const message =
    code === "P1003"
      ? `Database \`${pathname.slice(1)}\` does not exist`
      : `Can't use the database server at ${hostname}:${port || 5432}: ${reason}`;
  return Object.assign(new Error(message), { code });
}

async function connected(url, work) {
  if (!url)
    throw Object.assign(new Error("No database: set DATABASE_URL or start one with `node scripts/database.mjs`."), {
      code: "P1001",
    });
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
  } catch (error) {
    throw prismaError(error, url);
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Connects once. Throws an error whose `code` is Prisma's (P1000 password, P1001 server, P1003 database). */
export async function canConnect(url) {
  await connected(url, (client) => client.query("select 1"));
}

/** Creates the database that `url` names, through the server's `postgres` database. */
export async function createDatabase(url) {
  const target = new URL(url);
  const databaseName = decodeURIComponent(target.pathname.slice(1));
  target.pathname = "/postgres";
  await connected(target.href, (client) => client.query(`create database ${pg.escapeIdentifier(databaseName)}`));
  return { databaseName };
}

/** Empties a shadow database: every schema that a migration may have made, extensions with them. */
async function wipe(client) {
  const { rows } = await client.query(
    "select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname <> 'information_schema'",
  );
  for (const { nspname } of rows) await client.query(`drop schema ${pg.escapeIdentifier(nspname)} cascade`);
  await client.query("create schema public");
}

/** A shadow database of our own on the server of `url`, for the roles that may create one. */
async function temporaryShadow(url) {
  const name = `mercat_shadow_${randomUUID()}`;
  const shadow = new URL(url);
  shadow.pathname = `/${name}`;
  await connected(url, (client) => client.query(`create database ${pg.escapeIdentifier(name)}`));
  const drop = () =>
    connected(url, (client) => client.query(`drop database ${pg.escapeIdentifier(name)} with (force)`));
  return { url: shadow.href, release: drop };
}

/** The shadow database the configuration names, emptied, and ours alone until released. */
async function namedShadow(url) {
  const holder = new pg.Client({ connectionString: url });
  await holder.connect();
  await holder.query("select pg_advisory_lock($1)", [SHADOW_LOCK]);
  await wipe(holder);
  return { url, release: () => holder.end() };
}

const OID_CHAR = 18;
const OID_TEXT = 25;

/** PrismaPg refuses the catalogs' one-byte "char" columns, which the engine reads and wants as characters. */
function readingChars(adapter) {
  const charColumns = new WeakMap();
  const performIO = adapter.performIO.bind(adapter);
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    charColumns.set(
      result.rows,
      result.fields.flatMap(({ dataTypeID }, index) => (dataTypeID === OID_CHAR ? [index] : [])),
    );
    for (const field of result.fields) if (field.dataTypeID === OID_CHAR) field.dataTypeID = OID_TEXT;
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/**
 * PrismaPg cuts a script at every semicolon, also inside function bodies, and may run the pieces on several connections.
 * As one message it is what Postgres makes of it: statements of one implicit transaction, all or none.
 */
function wholeScripts(adapter) {
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}

/** Connects PrismaPg to `url`; `release` follows its own clean-up. */
async function connectAdapter(url, release = async () => {}) {
  const pool = new pg.Pool({ connectionString: url, max: 4 });
  const adapter = readingChars(wholeScripts(await new PrismaPg(pool).connect()));
  adapter.dispose = async () => {
    await pool.end();
    await release();
  };
  return adapter;
}

/**
 * The database door of the engine: `url` is what it works on, `shadowDatabaseUrl` is where it replays migrations. Without
 * a shadow URL it creates a database and drops it afterwards. (PrismaPg's own shadow drops while its pool is connected.)
 * @param {{ url?: string, shadowDatabaseUrl?: string }} datasource
 */
export function migrationAdapter({ url, shadowDatabaseUrl }) {
  /** @type {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} */
  const factory = {
    provider: "postgres",
    adapterName: "@prisma/adapter-pg",
    connect: () => connectAdapter(url),
    connectToShadowDb: async () => {
      const shadow = shadowDatabaseUrl ? await namedShadow(shadowDatabaseUrl) : await temporaryShadow(url);
      return connectAdapter(shadow.url, shadow.release);
    },
  };
  return bindMigrationAwareSqlAdapterFactory(factory);
}
