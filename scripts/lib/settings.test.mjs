import { describe, expect, test } from "vitest";
import { connectFailure, parseDatabaseUrl } from "./external.mjs";
import { isSupportedNode } from "./node-version.mjs";
import { parsePort } from "./ports.mjs";
import { isLoopback, readSettings } from "./settings.mjs";

describe("the Node that runs us", () => {
  test.each([
    ["v20.19.0", true],
    ["v20.18.3", false],
    ["v18.20.4", false],
    ["v22.12.0", true],
    ["v22.11.0", false],
    ["v23.1.0", false],
    ["v24.0.0", true],
    ["v26.1.0", true],
  ])("%s: %s", (version, supported) => expect(isSupportedNode(version)).toBe(supported));
});

describe("PORT", () => {
  test("is 3000 unless set", () => expect([undefined, "", "8080"].map(parsePort)).toEqual([3000, 3000, 8080]));
  test.each(["abc", "0", "65536", "-1", "3000.5", " 80", "1e3"])("%s is refused by name", (text) => {
    expect(() => parsePort(text)).toThrow(/^PORT is /);
  });
});

describe("DATABASE_URL", () => {
  test.each(["", "nothing", "mysql://a/b", "postgres://a:b@host/", "postgresql://host"])(
    "%j is refused by name",
    (text) => {
      expect(() => parseDatabaseUrl(text)).toThrow(/^DATABASE_URL /);
    },
  );

  test.each([
    [{ code: "28P01" }, 'the server at db:5432 refuses the password of "ann"'],
    [{ code: "3D000" }, 'the server at db:5432 has no database "shop"'],
    [{ code: "ECONNREFUSED" }, "no server answers at db:5432"],
    [{ code: undefined, errors: [{ code: "ECONNREFUSED" }], message: "" }, "no server answers at db:5432"],
    [{ code: "ENOTFOUND" }, 'there is no host "db"'],
    [{ message: "timeout expired" }, "no server answers at db:5432"],
    [{ code: "XX000", message: "something odd" }, "db:5432 says: something odd"],
  ])("%j is one sentence without the password", (error, reason) => {
    const failure = connectFailure(new URL("postgres://ann:hunter2@db/shop"), error);
    expect(failure.message).toBe(`DATABASE_URL cannot be used: ${reason}.`);
  });
});

describe("settings", () => {
  test("the demo is on this machine", () => {
    expect(readSettings({})).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      address: "http://localhost:3000",
      localUrl: "http://127.0.0.1:3000",
    });
  });

  test.each([
    ["MERCAT_HOST", { MERCAT_HOST: "0.0.0.0" }],
    ["MERCAT_HOST", { MERCAT_HOST: "mercat.example.com" }],
    ["MERCAT_URL", { MERCAT_URL: "https://mercat.example.com" }],
    ["MERCAT_URL", { MERCAT_URL: "mercat.example.com" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://a/b" }],
    ["PORT", { PORT: "x" }],
  ])("%s is named when it is wrong: %j", (name, env) => {
    expect(() => readSettings(env)).toThrow(new RegExp(`^${name} `));
  });

  test("a real installation may listen anywhere", () => {
    const env = {
      DATABASE_URL: "postgres://a:b@db/shop",
      MERCAT_HOST: "::",
      MERCAT_URL: "https://mercat.example.com/",
    };
    expect(readSettings(env)).toMatchObject({ address: "https://mercat.example.com", localUrl: "http://[::1]:3000" });
  });

  test.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["127.8.8.8", true],
    ["[::1]", true],
    ["127.0.0.1.example.com", false],
    ["0.0.0.0", false],
    ["10.0.0.1", false],
  ])("%s reaches only this machine: %s", (host, expected) => expect(isLoopback(host)).toBe(expected));
});
