import { expect, test } from "vitest";
import { promisingPorts } from "./promising-ports";

const product = `id: rents
inputPorts:
  - name: from
    contractId: rents.main
outputPorts:
- contractId: "rents.main"  # the stable one
  name: main
  version: 1.0.0
- name: other
  contractId: rents.other
- name: next
  version: '2.0.0'
  contractId: rents.main
team: [
`;

test("ports that promise a contract are found by the lines, also in text that is being written", () => {
  expect(promisingPorts(product, "rents.main")).toEqual([
    { index: 0, name: "main", version: "1.0.0" },
    { index: 2, name: "next", version: "2.0.0" },
  ]);
  expect(promisingPorts(product, "rents")).toEqual([]);
  expect(promisingPorts(product, "")).toEqual([]);
});

test("of JSON nothing is said", () => {
  expect(promisingPorts('{"outputPorts":[{"contractId":"a"}]}', "a")).toBeNull();
});
