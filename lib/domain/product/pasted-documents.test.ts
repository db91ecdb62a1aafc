import { expect, test } from "vitest";
import { saidStandard } from "@/lib/domain/document/standard-name";
import { sortDocuments } from "./pasted-documents";
import { productAround } from "./product-around";
import { readProduct } from "./read-product";

test.each([
  [
    "apiVersion: v3.1.0\nkind: DataContract\n",
    { kind: "contract", name: "ODCS v3.1.0", current: true, writable: true },
  ],
  [
    "kind: DataContract # c\napiVersion: 'v3.0.2'\n",
    { kind: "contract", name: "ODCS v3.0.2", current: false, writable: true },
  ],
  [
    "apiVersion: v2.2.2\nkind: DataContract\n",
    { kind: "contract", name: "ODCS v2.2.2", current: false, writable: false },
  ],
  ["apiVersion: v2.2.0\ndatasetName: x\n", { kind: "contract", name: "ODCS v2.2.0", current: false, writable: false }],
  [
    "dataContractSpecification: 1.1.0\nid: a\n",
    { kind: "contract", name: "Data Contract Specification 1.1.0", current: false, writable: false },
  ],
  [
    '{\n  "apiVersion": "v1.0.0",\n  "kind": "DataProduct",\n',
    { kind: "product", name: "ODPS v1.0.0", current: true, writable: true },
  ],
  ["id: nothing\n", null],
])("a text says which standard it is written in: %s", (text, said) => {
  expect(saidStandard(text)).toEqual(said);
});

test("several documents in one text, and several texts, are sorted; line ends are made plain", () => {
  const sorted = sortDocuments([
    "kind: DataProduct\r\nid: p\r\n---\r\nkind: DataContract\r\nid: a\r\n",
    "dataContractSpecification: 1.1.0\nid: b\n",
    "what: ever\n",
  ]);
  expect(sorted).toEqual({
    products: ["kind: DataProduct\nid: p\n"],
    contracts: ["kind: DataContract\nid: a\n", "dataContractSpecification: 1.1.0\nid: b\n"],
    unknown: ["what: ever\n"],
  });
});

test("contracts that come alone get a product with a port for each, which is a good document", () => {
  const contracts = [
    { id: "urn:datacontract:rents:units", name: "Units", version: "2.1.0" },
    { id: "urn:datacontract:other:units", name: "Units", version: "" },
  ];
  const reading = readProduct(productAround(contracts, { domain: "brokerage", team: "tenancy-data" }));
  expect(reading.problems.filter((p) => p.severity !== "warning")).toEqual([]);
  expect(reading.model.outputPorts.map((p) => [p.name, p.version, p.contractId])).toEqual([
    ["units", "2.1.0", "urn:datacontract:rents:units"],
    ["units-2", "1.0.0", "urn:datacontract:other:units"],
  ]);
});
