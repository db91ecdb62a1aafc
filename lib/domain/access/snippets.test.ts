import { describe, expect, test } from "vitest";
import { connectionUrl, environmentLines, firstRows, psqlCommand } from "./snippets";

const at = { host: "127.0.0.1", port: 5432, database: "premium_offices" };

describe("snippets", () => {
  test("names are quoted only where they have to be", () => {
    expect(firstRows("risk_entity_ratings", "ratings")).toBe("select * from risk_entity_ratings.ratings limit 10");
    expect(firstRows("Risk", 'a"b')).toBe('select * from "Risk"."a""b" limit 10');
  });

  test("a command survives the shell", () => {
    const url = connectionUrl(at, "mercat_x", "Secret");
    expect(url).toBe("postgresql://mercat_x:Secret@127.0.0.1:5432/premium_offices");
    expect(psqlCommand(url, firstRows("s", "v"))).toBe(`psql ${url} -c 'select * from s.v limit 10'`);
    expect(psqlCommand(url, "select 'a'")).toContain("'select '\\''a'\\'''");
  });

  test("addresses of every kind become a URL", () => {
    expect(connectionUrl({ ...at, host: "::1" }, "u")).toBe("postgresql://u@[::1]:5432/premium_offices");
    expect(connectionUrl({ ...at, database: "a b/c" }, "u", "p@/:")).toBe(
      "postgresql://u:p%40%2F%3A@127.0.0.1:5432/a%20b%2Fc",
    );
  });

  test("the environment holds what libpq reads", () => {
    expect(environmentLines(at, "u", "p").split("\n")).toEqual([
      "export PGHOST=127.0.0.1",
      "export PGPORT=5432",
      "export PGDATABASE=premium_offices",
      "export PGUSER=u",
      "export PGPASSWORD=p",
    ]);
  });
});
