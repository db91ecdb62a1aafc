import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { type Connector, ConnectorError, type DesiredAccess } from "./port";

/** A session of a consumer on the platform under test. */
export type ConsumerSession = {
  read(object: string): Promise<number>;
  /** Begins to read and keeps the rest for later. */
  openCursor(object: string): Promise<{ next(): Promise<number> }>;
  close(): Promise<void>;
};

/** A real platform holding a schema with the views `visible` and `other` (3 rows each) and the table `internal_model`. */
export type PlatformUnderTest = {
  connector: Connector;
  schema: string;
  /** A credential: what the connector is given and what the consumer logs in with. */
  credential(): Promise<{ verifier: string; password: string }>;
  connect(role: string, password: string): Promise<ConsumerSession>;
  /** Takes the view `visible` away and puts it back. */
  hide(): Promise<void>;
  show(): Promise<void>;
  /** Gives the role a privilege behind the connector's back. */
  tamper(role: string): Promise<void>;
};

/** What every connector has to do, on a real platform. */
export function connectorSuite(platform: () => PlatformUnderTest): void {
  const desired = (over: Partial<DesiredAccess> = {}): DesiredAccess => ({
    role: `mercat_test_${randomUUID().slice(-12)}`,
    schema: platform().schema,
    objects: ["visible"],
    verifier: null,
    expiresAt: new Date(Date.now() + 3_600_000),
    comment: "A role of the connector's tests",
    ...over,
  });
  const apply = (d: DesiredAccess) => platform().connector.inLane(d.role, (lane) => lane.apply(d));
  const revoke = (role: string) => platform().connector.inLane(role, (lane) => lane.revoke());
  const inspect = (role: string) => platform().connector.inLane(role, (lane) => lane.inspect());

  test("a grant reads its view and nothing else", async () => {
    const { verifier, password } = await platform().credential();
    const d = desired({ verifier });
    const proof = await apply(d);
    expect(proof).toMatchObject({ passed: true, state: "granted", role: d.role });
    const session = await platform().connect(d.role, password);
    expect(await session.read("visible")).toBe(3);
    await expect(session.read("other")).rejects.toThrow(/denied/);
    await expect(session.read("internal_model")).rejects.toThrow(/denied/);
    await session.close();
    expect((await inspect(d.role)).readable).toEqual([`${platform().schema}.visible`]);
    await revoke(d.role);
  });

  test("without a credential nobody logs in, and a new one replaces the old one", async () => {
    const d = desired();
    await apply(d);
    const [first, second] = [await platform().credential(), await platform().credential()];
    await expect(platform().connect(d.role, first.password)).rejects.toThrow();
    await apply({ ...d, verifier: first.verifier });
    await (await platform().connect(d.role, first.password)).close();
    await apply({ ...d, verifier: second.verifier });
    await expect(platform().connect(d.role, first.password)).rejects.toThrow();
    await (await platform().connect(d.role, second.password)).close();
    await revoke(d.role);
  });

  test("revoking cuts open sessions, cursors included, and leaves no role", async () => {
    const { verifier, password } = await platform().credential();
    const d = desired({ verifier });
    await apply(d);
    const session = await platform().connect(d.role, password);
    const cursor = await session.openCursor("visible");
    expect(await cursor.next()).toBe(1);
    const proof = await revoke(d.role);
    expect(proof).toMatchObject({ passed: true, state: "gone" });
    await expect(cursor.next()).rejects.toThrow();
    await expect(platform().connect(d.role, password)).rejects.toThrow();
    expect(await inspect(d.role)).toMatchObject({ exists: false, sessions: 0 });
    await session.close();
  });

  test("everything can be repeated", async () => {
    const d = desired();
    await apply(d);
    expect((await apply(d)).passed).toBe(true);
    await revoke(d.role);
    expect((await revoke(d.role)).passed).toBe(true);
  });

  test("what others added to the role goes with the next apply", async () => {
    const d = desired();
    await apply(d);
    await platform().tamper(d.role);
    expect((await inspect(d.role)).readable).toContain(`${platform().schema}.internal_model`);
    expect((await apply(d)).passed).toBe(true);
    expect((await inspect(d.role)).readable).toEqual([`${platform().schema}.visible`]);
    await revoke(d.role);
  });

  test("a missing view is an error in plain words, and nothing is granted meanwhile", async () => {
    const d = desired();
    await platform().hide();
    await expect(apply(d)).rejects.toThrow(ConnectorError);
    expect((await inspect(d.role)).readable).toEqual([]);
    await platform().show();
    expect((await apply(d)).passed).toBe(true);
    await revoke(d.role);
  });

  test("two lanes of one role run one after the other", async () => {
    const { role } = desired();
    const order: string[] = [];
    const lane = (name: string) =>
      platform().connector.inLane(role, async () => {
        order.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 50));
        order.push(`${name} out`);
      });
    await Promise.all([lane("a"), lane("b")]);
    expect([order[0]?.[0], order[2]?.[0]]).toEqual([order[1]?.[0], order[3]?.[0]]);
  });

  test("samples are few and plain", async () => {
    const rows = await platform().connector.readSample(platform().schema, "visible", 2);
    expect(rows).toEqual([
      { id: 1, name: "one", at: "2026-01-01" },
      { id: 2, name: "two", at: "2026-01-02" },
    ]);
  });
}
