import { customJudge } from "./custom";
import {
  always,
  asSet,
  byPresence,
  compareFields,
  compareStrays,
  each,
  idJudge,
  type Judge,
  type Judges,
  renamed,
  report,
} from "./fields";
import type { Scope } from "./findings";
import { byText, eachEntry, type Pass } from "./match";
import { rolesJudge } from "./people";
import { show } from "./sentences";
import { canonicalText, field, isRecord, textAt } from "./values";

/** Where a connection leads. */
const location = [
  "account",
  "catalog",
  "database",
  "dataset",
  "endpointUrl",
  "host",
  "location",
  "path",
  "project",
  "region",
  "regionName",
  "schema",
  "serviceName",
  "stream",
  "topic",
];

const ports: Record<string, number> = {
  postgres: 5432,
  postgresql: 5432,
  redshift: 5439,
  mysql: 3306,
  sqlserver: 1433,
  synapse: 1433,
  oracle: 1521,
  clickhouse: 8123,
  db2: 50_000,
  snowflake: 443,
  databricks: 443,
  trino: 8080,
  presto: 8080,
};

const samePlace = (name: string, one: unknown): string => {
  const text = canonicalText(field(one, name));
  // Host names have no case.
  return name === "host" ? text.toLowerCase() : text;
};

const locationJudge = (): Judge => (scope, pair, name) =>
  report(
    samePlace(name, pair.before) === samePlace(name, pair.after) ? "field.restated" : "server.moved",
    scope,
    pair,
    name,
  );

/** Writing out the port a platform has anyway moves nothing. */
const portJudge: Judge = (scope, pair, name) => {
  const port = (one: unknown) => {
    const usual = (textAt(one, "type") ?? "").toLowerCase();
    return textAt(one, name) ?? (Object.hasOwn(ports, usual) ? String(ports[usual]) : null);
  };
  report(port(pair.before) === port(pair.after) ? "field.restated" : "server.moved", scope, pair, name);
};

const postgres = ["postgres", "postgresql"];
const typeJudge: Judge = (scope, pair, name) => {
  const type = (one: unknown) => (textAt(one, name) ?? "").toLowerCase();
  const [before, after] = [type(pair.before), type(pair.after)];
  const alike = before === after || (postgres.includes(before) && postgres.includes(after));
  report(alike ? "field.restated" : "server.moved", scope, pair, name);
};

const judges: Judges = new Map<string, Judge>([
  idJudge,
  ["server", renamed("server.renamed")],
  ["type", typeJudge],
  ...each(location, locationJudge),
  ["port", portJudge],
  ...each(["format", "delimiter"], () => always("server.format.changed")),
  [
    "environment",
    byPresence({ added: "server.text.changed", changed: "server.environment.changed", removed: "server.text.changed" }),
  ],
  ...each(["warehouse", "workgroup", "stagingDir"], () => always("server.compute.changed")),
  ["description", always("server.text.changed")],
  ["roles", rolesJudge],
  ["tags", asSet("server.text.changed")],
  ["customProperties", customJudge()],
]);

/** A server by everything but what it is called. */
function place(one: unknown): string | null {
  if (!isRecord(one)) return null;
  return canonicalText(
    Object.fromEntries(Object.entries(one).filter(([name]) => !["id", "server", "description"].includes(name))),
  );
}

const passes: readonly Pass[] = [{ key: byText("server") }, { key: byText("id") }, { key: place, unique: true }];

/** `servers`, by name; one that only has another name is found by its id or its place. */
export const serversJudge: Judge = (scope, parent, section) => {
  compareStrays(scope, parent, section);
  const inner = (one: unknown): Scope => {
    const name = textAt(one, "server") ?? textAt(one, "id") ?? "without a name";
    return { ...scope, label: `the server ${show(name)}`, subject: `server-${name}` };
  };
  eachEntry(parent, section, passes, {
    both: (pair) => compareFields(inner(pair.before), pair, judges),
    removed: (pair) =>
      scope.found.add("server.removed", inner(pair.before), section, pair, `${inner(pair.before).label} is removed`),
    added: (pair) =>
      scope.found.add("server.added", inner(pair.after), section, pair, `${inner(pair.after).label} is new`),
  });
};
