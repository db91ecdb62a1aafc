import { describe, expect, test } from "vitest";
import { diffContracts } from "./diff-contracts";
import { reduceDiff } from "./reduce";

const column = (name: string, more: Record<string, unknown> = {}) => ({ name, logicalType: "string", ...more });
const before = {
  id: "c",
  price: { priceAmount: 1 },
  servers: [{ server: "prod", type: "postgres", host: "a" }],
  slaProperties: [
    { property: "latency", value: 1, unit: "d", element: "tenants.lei" },
    { property: "latency", value: 1, unit: "d", element: "leases.amount" },
  ],
  schema: [
    {
      name: "tenants",
      properties: [
        column("lei", { required: true, description: "The LEI" }),
        column("name", { description: "The name" }),
        { name: "address", logicalType: "object", properties: [column("street"), column("city")] },
        {
          name: "lines",
          logicalType: "array",
          items: { logicalType: "object", properties: [column("amount", { unique: true })] },
        },
      ],
    },
    { name: "leases", properties: [column("amount")] },
  ],
};

/** The contract with something else at one place. */
function changed(change: (contract: typeof before) => void): typeof before {
  const copy = structuredClone(before);
  change(copy);
  return copy;
}

const rulesFor = (after: unknown, columns: string[]) =>
  reduceDiff(diffContracts(before, after), columns).changes.map((change) => change.rule);

const withoutLei = changed((c) => c.schema[0]?.properties.shift());
const withoutAddress = changed((c) => c.schema[0]?.properties.splice(2, 1));
const withoutCity = changed((c) => {
  const address = c.schema[0]?.properties[2];
  if (address && "properties" in address) address.properties?.pop();
});
const withoutTenants = changed((c) => c.schema.shift());

describe("a diff for those who use some columns", () => {
  test("none given means all", () => {
    const diff = diffContracts(before, withoutLei);
    expect(reduceDiff(diff, [])).toEqual(diff);
  });

  test.each([
    ["the column itself", withoutLei, ["tenants.lei"], ["property.removed"]],
    ["another column", withoutLei, ["tenants.name"], []],
    ["a column whose name begins alike", withoutLei, ["tenants.lei_code", "tenants.le"], []],
    ["what the column is part of", withoutAddress, ["tenants.address.city"], ["property.removed"]],
    ["a part of the column", withoutCity, ["tenants.address"], ["property.removed"]],
    ["another part", withoutCity, ["tenants.address.street"], []],
    ["the object of a used column", withoutTenants, ["tenants.name"], ["object.removed"]],
    ["another object", withoutTenants, ["leases.amount"], []],
    ["the whole object is used", withoutLei, ["tenants"], ["property.removed"]],
  ])("%s", (_, after, columns, rules) => expect(rulesFor(after, columns)).toEqual(rules));

  test("items of arrays are found with and without brackets", () => {
    const after = changed((c) => {
      const lines = c.schema[0]?.properties[3];
      if (lines && "items" in lines && lines.items) lines.items.properties = [column("amount")];
    });
    expect(rulesFor(after, ["tenants.lines.amount"])).toEqual(["property.unique.dropped"]);
    expect(rulesFor(after, ["tenants.lines[].amount"])).toEqual(["property.unique.dropped"]);
    expect(rulesFor(after, ["tenants.lines"])).toEqual(["property.unique.dropped"]);
  });

  test("what is the whole contract's touches everybody", () => {
    const after = changed((c) => {
      c.price.priceAmount = 2;
      c.servers = [{ server: "prod", type: "postgres", host: "b" }];
    });
    expect(rulesFor(after, ["leases.amount"])).toEqual(["server.moved", "price.raised"]);
  });

  test("a service level of one column touches those who use it", () => {
    const after = changed((c) => {
      for (const level of c.slaProperties) level.value = 2;
    });
    expect(rulesFor(after, ["tenants.lei"])).toEqual(["sla.weaker"]);
    expect(rulesFor(after, ["tenants.name"])).toEqual([]);
  });

  test("another column that makes the whole contract stricter touches everybody", () => {
    const after = changed((c) => c.schema[1]?.properties.push(column("tenant", { classification: "restricted" })));
    expect(rulesFor(after, ["tenants.lei"])).toEqual(["contract.classification.raised"]);
  });

  test("the verdict is made anew", () => {
    const after = changed((c) => {
      c.schema[0]?.properties.shift();
      c.schema[1]?.properties.push(column("paid"));
    });
    expect(diffContracts(before, after).verdict).toBe("breaking");
    expect(reduceDiff(diffContracts(before, after), ["leases.paid"])).toMatchObject({
      verdict: "additive",
      bump: "minor",
    });
    expect(reduceDiff(diffContracts(before, after), ["leases.amount"])).toMatchObject({
      verdict: "none",
      bump: "none",
    });
  });
});
