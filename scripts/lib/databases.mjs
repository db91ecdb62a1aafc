import { rmSync } from "node:fs";
import { join } from "node:path";
import { Failure } from "./failure.mjs";
import { startPostgres } from "./postgres.mjs";
import { loadSecrets, writeJson } from "./state.mjs";

/** The file in the state folder that says, while the embedded server runs, how to reach it. */
export const noteFile = (state) => join(state, "database.json");

const address = (role, password, port, database) => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Addresses of the embedded server's databases.
 * `url`: the marketplace's own database, as its owner, who has no other right. `shadowUrl`: the scratch database of
 * `prisma migrate dev`. `platformUrl`: the demo's data platform as the role that provisions there. `adminUrl`: superuser.
 */
export function embeddedUrls(secrets, port) {
  return {
    url: address("mercat", secrets.app, port, "mercat"),
    shadowUrl: address("mercat", secrets.app, port, "mercat_shadow"),
    platformUrl: address("provisioner", secrets.provisioner, port, "premium_offices"),
    adminUrl: address("postgres", secrets.superuser, port, "postgres"),
  };
}

const ROLES = { mercat: "login", provisioner: "login createrole" };
const DATABASES = { mercat: "mercat", mercat_shadow: "mercat", premium_offices: "provisioner" };

/** Runs `work(client)` on one connection. */
export async function withClient(connectionString, work) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 10_000 });
  // The server may end the connection under us on shutdown; the query in flight reports it, if there is one.
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function namesOf(client, sql) {
  const { rows } = await client.query(sql);
  return new Set(rows.map(({ name }) => name));
}

/** Creates the roles and databases that are missing. Neither role is superuser, and neither may enter the other's database. */
export async function ensureDatabases(adminUrl, secrets) {
  const passwords = { mercat: secrets.app, provisioner: secrets.provisioner };
  await withClient(adminUrl, async (client) => {
    const roles = await namesOf(client, "select rolname as name from pg_roles");
    for (const [role, options] of Object.entries(ROLES)) {
      if (!roles.has(role))
        await client.query(`create role ${role} ${options} password ${client.escapeLiteral(passwords[role])}`);
    }
    const databases = await namesOf(client, "select datname as name from pg_database");
    for (const [database, owner] of Object.entries(DATABASES)) {
      if (databases.has(database)) continue;
      await client.query(`create database ${database} owner ${owner}`);
      await client.query(`revoke all on database ${database} from public`);
    }
    await client.query("revoke all on database postgres, template1 from public");
  });
}

/** Drops our databases, and the roles that grants made on the platform. */
export async function dropDatabases(adminUrl) {
  await withClient(adminUrl, async (client) => {
    for (const database of Object.keys(DATABASES))
      await client.query(`drop database if exists ${database} with (force)`);
    const roles = await namesOf(client, "select rolname as name from pg_roles where rolname !~ '^(pg_|postgres$)'");
    for (const role of roles) if (!(role in ROLES)) await client.query(`drop role ${client.escapeIdentifier(role)}`);
  });
}

/**
 * Starts the embedded server with its databases, and writes down how to reach it for the other commands.
 * @param {{ state: string, durable?: boolean }} options
 */
export async function startDatabases({ state, durable }) {
  const secrets = loadSecrets(state);
  const server = await startPostgres({ state, password: secrets.superuser, durable });
  const urls = embeddedUrls(secrets, server.port);
  try {
    await ensureDatabases(urls.adminUrl, secrets);
  } catch (error) {
    await server.stop();
    if (error.code === "28P01")
      throw new Failure(`The state folder ${state} has lost its secrets: \`npm run reset\` empties it.`);
    throw error;
  }
  const { adminUrl: _, ...known } = urls;
  writeJson(noteFile(state), { ...known, pid: server.pid, started: server.started });
  const stop = async () => {
    rmSync(noteFile(state), { force: true });
    await server.stop();
  };
  return { ...server, urls, secrets, stop };
}
