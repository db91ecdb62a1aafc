import { expect, test } from "vitest";
import { openDocument } from "@/lib/domain/document/edit-document";
import { idOf } from "@/lib/domain/document/head-field";
import { portsOf, withNewContract, withoutContract, withPortFor, withRenamedContract } from "./draft-documents";
import { newContractSource, newProductSource } from "./template";

const head = { id: "rents", name: "Rents", domain: "brokerage", team: "tenancy-data" };
const draft = {
  productSource: newProductSource(head),
  contracts: [newContractSource({ ...head, id: "rents.main", server: null })],
};

test("a new contract comes with a port that names it, and both ids are free", () => {
  const one = withNewContract(draft, null);
  const two = withNewContract(one, { name: "warehouse", host: "db", port: 5432, database: "w" });
  expect(two.contracts.map(idOf)).toEqual(["rents.main", "rents.main-2", "rents.main-3"]);
  expect(portsOf(two.productSource, "rents.main-3")).toEqual([{ index: 2, name: "main-3", version: "1.0.0" }]);
  expect(openDocument(two.contracts[2] ?? "")?.read(["servers", 0, "schema"])).toBe("rents");
});

test("a renamed contract keeps its ports, and comments stay", () => {
  const renamed = withRenamedContract(draft, 0, "rents.tenants");
  expect(renamed.contracts.map(idOf)).toEqual(["rents.tenants"]);
  expect(portsOf(renamed.productSource, "rents.tenants")).toHaveLength(1);
  expect(renamed.productSource).toContain("# public: everybody who is signed in");
});

test("a contract that goes takes its port along and no other", () => {
  const two = withNewContract(draft, null);
  const left = withoutContract(two, 0);
  expect(left.contracts.map(idOf)).toEqual(["rents.main-2"]);
  expect(openDocument(left.productSource)?.length(["outputPorts"])).toBe(1);
  expect(portsOf(left.productSource, "rents.main-2")).toHaveLength(1);
});

test("a port for a contract that has none is named after it", () => {
  const text = withPortFor(draft.productSource, "urn:datacontract:tenants");
  expect(portsOf(text, "urn:datacontract:tenants")).toEqual([{ index: 1, name: "tenants", version: "1.0.0" }]);
});

test("a product that cannot be read is left as it is", () => {
  expect(portsOf("a: [", "x")).toEqual([]);
  expect(withoutContract({ productSource: "a: [", contracts: ["id: x"] }, 0)).toEqual({
    productSource: "a: [",
    contracts: [],
  });
});
