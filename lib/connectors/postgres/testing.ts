import { randomBytes } from "node:crypto";
import pg from "pg";

/** A database that plays a data platform in tests. */
export type TestPlatform = {
  /** What the worker is given: CREATEROLE and the owner of the database, no superuser. */
  provisionerUrl: string;
  /** The same database as somebody else. */
  as(user: string, password: string): string;
  asOwner(sql: string): Promise<void>;
  asSuperuser(sql: string): Promise<void>;
  drop(): Promise<void>;
};

async function run(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

function as(url: string, user: string, password: string): string {
  const other = new URL(url);
  other.username = user;
  other.password = password;
  return other.href;
}

/** Gives an empty database a provisioner with the least rights one needs. `url` is the superuser's. */
export async function testPlatform(empty: { url: string; drop: () => Promise<void> }): Promise<TestPlatform> {
  const { url } = empty;
  const user = `provisioner_${randomBytes(6).toString("hex")}`;
  const password = randomBytes(16).toString("hex");
  const database = pg.escapeIdentifier(new URL(url).pathname.slice(1));
  await run(
    url,
    `create role ${user} login createrole password '${password}'; alter database ${database} owner to ${user}`,
  );
  const provisionerUrl = as(url, user, password);
  const server = new URL(url);
  server.pathname = "/postgres";
  return {
    provisionerUrl,
    as: (other, secret) => as(url, other, secret),
    asOwner: (sql) => run(provisionerUrl, sql),
    asSuperuser: (sql) => run(url, sql),
    drop: async () => {
      await empty.drop();
      await run(server.href, `drop role ${user}`);
    },
  };
}
