import { describe, expect, test } from "vitest";
import { editDocument, openDocument } from "./edit-document";

const source = `# What we sell
id: rents # never changes
name: Rents
tags: []
description:
  purpose: One line
outputPorts:
  # the stable one
  - name: main
    version: 1.0.0
team:
`;

describe("editing a document from a form", () => {
  test("changes one field and keeps comments, order and everything else", () => {
    expect(editDocument(source, [{ path: ["name"], value: "Rent roll" }])).toBe(
      source.replace("name: Rents", "name: Rent roll"),
    );
  });

  test("writes several lines as a block", () => {
    const text = editDocument(source, [{ path: ["description", "purpose"], value: "One\nTwo\n" }]);
    expect(text).toContain("  purpose: |\n    One\n    Two\n");
  });

  test("replaces a block whose last line ends with a blank, and touches nothing else", () => {
    const text = (description: string) =>
      `schema:\n  - name: tenants\n    description: ${description}\nservers:\n  - server: main\n# the end\n`;
    expect(editDocument(text("|\n      end "), [{ path: ["schema", 0, "description"], value: "One\nTwo" }])).toBe(
      text("|-\n      One\n      Two"),
    );
  });

  test("makes parents that are missing or empty", () => {
    const text = editDocument(source, [
      { path: ["team", "name"], value: "tenancy-data" },
      { path: ["description", "usage"], value: "Join on lei" },
    ]);
    const open = openDocument(text);
    expect(open?.read(["team", "name"])).toBe("tenancy-data");
    expect(open?.read(["description", "usage"])).toBe("Join on lei");
  });

  test("adds and removes entries of a list", () => {
    const added = editDocument(source, [{ path: ["outputPorts"], append: { name: "second", version: "1.0.0" } }]);
    expect(openDocument(added)?.length(["outputPorts"])).toBe(2);
    expect(added).toContain("# the stable one");
    const removed = editDocument(added, [{ path: ["outputPorts", 1], remove: true }]);
    expect(openDocument(removed)?.length(["outputPorts"])).toBe(1);
    expect(editDocument(source, [{ path: ["tags"], append: "lease" }])).toContain("tags:\n  - lease\n");
  });

  test("text that looks like another type stays text", () => {
    const text = editDocument(source, [{ path: ["name"], value: "2024" }]);
    expect(openDocument(text)?.read(["name"])).toBe("2024");
    expect(text).toContain('name: "2024"');
  });

  test("JSON stays JSON, and Windows' line ends stay", () => {
    const json = '{\n    "id": "a",\n    "tags": []\n}\n';
    expect(editDocument(json, [{ path: ["name"], value: "b" }])).toBe(
      '{\n    "id": "a",\n    "tags": [],\n    "name": "b"\n}\n',
    );
    expect(editDocument("id: a\r\nname: b # c\r\n", [{ path: ["name"], value: "d" }])).toBe("id: a\r\nname: d # c\r\n");
  });

  test("a new field stands where the standard's order has it, and what is emptied goes", () => {
    const order = ["id", "name", "status"];
    expect(editDocument("id: a\nstatus: active\n", [{ path: ["name"], value: "b", order }])).toBe(
      "id: a\nname: b\nstatus: active\n",
    );
    const price = "id: a\nprice:\n  priceAmount: 1\n";
    expect(editDocument(price, [{ path: ["price", "priceAmount"], remove: true }])).toBe("id: a\n");
  });

  test("text that is not YAML comes back as it is", () => {
    expect(editDocument("a: [", [{ path: ["a"], value: "x" }])).toBe("a: [");
    expect(openDocument("a: [")).toBeNull();
  });
});
