import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emptyDatabase } from "@/lib/db/testing";
import { generatePassword, scramVerifier } from "@/lib/features/access/scram";
import { ConnectorError } from "../port";
import { connectionVariable, connectorsFrom } from "../registry";
import { type ConsumerSession, connectorSuite, type PlatformUnderTest } from "../suite";
import { postgresConnector } from "./connector";
import { quoteName } from "./quote";
import { type TestPlatform, testPlatform } from "./testing";

// A name that needs quoting, so that a forgotten quote shows.
const schema = 'Team "A" data';
const quoted = quoteName(schema);

let platform: PlatformUnderTest;
let server: TestPlatform;

async function consumer(url: string): Promise<ConsumerSession> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect();
  return {
    read: async (object) => (await client.query(`select * from ${quoted}.${quoteName(object)}`)).rowCount ?? 0,
    openCursor: async (object) => {
      await client.query(`begin; declare c cursor for select * from ${quoted}.${quoteName(object)}`);
      return { next: async () => (await client.query("fetch 1 from c")).rowCount ?? 0 };
    },
    close: () => client.end().catch(() => undefined),
  };
}

beforeAll(async () => {
  server = await testPlatform(await emptyDatabase());
  const view = `create view ${quoted}.visible as select * from ${quoted}.internal_model`;
  await server.asOwner(
    `create schema ${quoted};
     create table ${quoted}.internal_model (id int, name text, at date);
     insert into ${quoted}.internal_model values
       (1, 'one', '2026-01-01'), (2, 'two', '2026-01-02'), (3, 'three', '2026-01-03');
     ${view}; create view ${quoted}.other as select * from ${quoted}.internal_model`,
  );
  platform = {
    connector: postgresConnector(server.provisionerUrl),
    schema,
    credential: async () => {
      const password = generatePassword();
      return { password, verifier: await scramVerifier(password) };
    },
    connect: (role, password) => consumer(server.as(role, password)),
    hide: () => server.asOwner(`drop view ${quoted}.visible`),
    show: () => server.asOwner(view),
    tamper: (role) => server.asSuperuser(`grant select on ${quoted}.internal_model to ${role}`),
  };
});
afterAll(() => server.drop());

describe("Postgres", () => {
  connectorSuite(() => platform);

  test("what PUBLIC may read beside the port's views is reported, not passed over", async () => {
    const role = `mercat_test_${randomUUID().slice(-12)}`;
    const expiresAt = new Date(Date.now() + 60_000);
    const desired = { role, schema, objects: ["visible"], verifier: null, expiresAt, comment: "" };
    await server.asOwner(`grant select on ${quoted}.other to public`);
    const attempt = platform.connector.inLane(role, (lane) => lane.apply(desired));
    await expect(attempt).rejects.toThrow("Nothing else in the schema can be read (other)");
    await server.asOwner(`revoke select on ${quoted}.other from public`);
    await platform.connector.inLane(role, (lane) => lane.revoke());
  });

  test("a provisioner that owns nothing but may pass its rights on is enough", async () => {
    const [name, password] = [`passer_${randomUUID().slice(-12)}`, generatePassword()];
    await server.asSuperuser(
      `create role ${name} login createrole password '${password}';
       do $$ begin execute format('grant connect on database %I to ${name} with grant option', current_database()); end $$;
       grant usage on schema ${quoted} to ${name} with grant option;
       grant select on ${quoted}.visible to ${name} with grant option`,
    );
    const connector = postgresConnector(server.as(name, password));
    const role = `mercat_test_${randomUUID().slice(-12)}`;
    const secret = await platform.credential();
    const expiresAt = new Date(Date.now() + 60_000);
    const desired = { role, schema, objects: ["visible"], verifier: secret.verifier, expiresAt, comment: "" };
    const proof = await connector.inLane(role, (lane) => lane.apply(desired));
    expect(proof.passed).toBe(true);
    const session = await platform.connect(role, secret.password);
    expect(await session.read("visible")).toBe(3);
    expect((await connector.inLane(role, (lane) => lane.revoke())).passed).toBe(true);
    await expect(session.read("visible")).rejects.toThrow();
    await session.close();
    await server.asSuperuser(`drop owned by ${name}; drop role ${name}`);
  });

  test("a platform that is not there gives a sentence without the connection string", async () => {
    const absent = postgresConnector("postgresql://someone:hidden@127.0.0.1:1/nowhere");
    const attempt = absent.inLane("mercat_test", (lane) => lane.inspect());
    await expect(attempt).rejects.toThrow("The platform cannot be reached (ECONNREFUSED).");
  });

  test("errors of the work inside a lane are not taken for the platform's", async () => {
    const attempt = platform.connector.inLane("mercat_test", () => Promise.reject(new TypeError("a defect")));
    await expect(attempt).rejects.toThrow(TypeError);
  });
});

describe("the registry", () => {
  test("names the variable that is missing", () => {
    expect(connectionVariable("premium-offices")).toBe("MERCAT_CONNECTION_PREMIUM_OFFICES_URL");
    expect(() => connectorsFrom({})("premium-offices", "postgres")).toThrow(/MERCAT_CONNECTION_PREMIUM_OFFICES_URL/);
    expect(() => connectorsFrom({ MERCAT_CONNECTION_X_URL: "x" })("x", "parquet")).toThrow(ConnectorError);
  });
});
