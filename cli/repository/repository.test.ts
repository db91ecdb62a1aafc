import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { aRepository, contractYaml, productYaml, type TestRepository } from "../testing";
import { bundlesOf } from "./bundles";
import { crossChecks } from "./cross-checks";
import { findFiles } from "./find-files";
import { kindOf } from "./kind";
import { readRepository } from "./read-repository";

let repository: TestRepository | undefined;
const files = (content: Record<string, string>) => {
  repository = aRepository(content);
  return repository;
};
afterEach(() => repository?.drop());

describe("finding files", () => {
  test("takes YAML and JSON below the paths, and leaves out packages, hidden history and what is ignored", () => {
    const { folder } = files({
      "b/x.yaml": "",
      "a.yml": "",
      "c.JSON": "",
      "d.txt": "",
      "node_modules/p/x.yaml": "",
      "drafts/deep/x.yaml": "",
      ".github/x.yaml": "",
    });
    expect(findFiles(folder, ["."], []).files).toEqual([
      ".github/x.yaml",
      "a.yml",
      "b/x.yaml",
      "c.JSON",
      "drafts/deep/x.yaml",
    ]);
    expect(findFiles(folder, ["."], ["drafts/**", "**/*.yml", ".github"]).files).toEqual(["b/x.yaml", "c.JSON"]);
    expect(findFiles(folder, ["b", "b/x.yaml", "a.yml"], []).files).toEqual(["a.yml", "b/x.yaml"]);
  });

  test("follows no symbolic link inside, but the path that is given", () => {
    const outside = files({ "secret.yaml": "" });
    const inside = aRepository({ "real/x.yaml": "" });
    symlinkSync(inside.folder, join(inside.folder, "real/loop"));
    symlinkSync(join(outside.folder, "secret.yaml"), join(inside.folder, "link.yaml"));
    symlinkSync(join(inside.folder, "real"), join(inside.folder, "alias"));
    expect(findFiles(inside.folder, ["."], [])).toEqual({ files: ["real/x.yaml"], links: 3 });
    expect(findFiles(inside.folder, ["alias"], []).files).toEqual(["real/x.yaml"]);
    inside.drop();
  });

  test("names a path that does not exist", () => {
    expect(() => findFiles(files({}).folder, ["nowhere"], [])).toThrow("There is no file or folder “nowhere”.");
  });
});

describe("what a file is", () => {
  test.each([
    ["an ODCS contract", contractYaml(), "contract"],
    ["an ODPS product", productYaml(), "product"],
    ["a v2 contract", "version: 2.0.0\nkind: DataContract\napiVersion: v2.2.2\n", "contract"],
    ["a Data Contract Specification", "dataContractSpecification: 1.2.1\nid: x\n", "contract"],
    ["quoted YAML", "'kind': \"DataContract\"\n", "contract"],
    ["JSON", '{"id": "x", "kind": "DataProduct"}', "product"],
    ["flow YAML", "{id: x, kind: DataContract, schema: []}", "contract"],
    ["with a byte order mark", "\uFEFFkind: DataContract\n", "contract"],
    ["a broken contract", "kind: DataContract\nschema: [\n", "contract"],
    ["an Open Data Product", "schema: https://opendataproducts.org/v4.1/schema/odps.yaml\n", "open-data-product"],
    ["another kind", "kind: Deployment\n", null],
    ["a kind inside", "items:\n  kind: DataContract\n", null],
    ["a kind inside JSON", '{"examples": [{"kind": "DataContract"}]}', null],
    ["a kind in prose", "text: |\n  kind: DataContract\n", null],
    ["nothing", "", null],
  ])("%s", (_name, text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });
});

describe("reading a repository", () => {
  test("takes documents by what they say, whatever they are called", () => {
    const { folder } = files({
      "odd.yml": productYaml(),
      "other/name.json": '{"kind": "DataContract"}',
      "k8s.yaml": "kind: Pod",
    });
    const read = readRepository(folder, ["."], []);
    expect(read.products.map((p) => p.file)).toEqual(["odd.yml"]);
    expect(read.contracts.map((c) => c.file)).toEqual(["other/name.json"]);
    expect(read.problems.every((p) => p.file === "other/name.json")).toBe(true);
  });

  test("refuses a document that is too large, and passes over any other large file", () => {
    const filler = `# ${"x".repeat(1_000_000)}\n`;
    const { folder } = files({
      "large.yaml": contractYaml() + filler,
      "lock.json": `{"a": "${"x".repeat(1_200_000)}"}`,
    });
    const { problems, contracts } = readRepository(folder, ["."], []);
    expect(contracts).toEqual([]);
    expect(problems).toMatchObject([{ file: "large.yaml", message: expect.stringContaining("1 MB") }]);
  });

  test("takes a password out of what would be sent", () => {
    const v2 =
      "version: 1.0.0\nkind: DataContract\napiVersion: v2.2.2\nuuid: u\ndatasetName: d\nstatus: current\npassword: hunter2\n";
    const { contracts } = readRepository(files({ "v2.yaml": v2 }).folder, ["."], []);
    expect(contracts[0]?.source).not.toContain("hunter2");
  });
});

describe("the files together", () => {
  const check = (content: Record<string, string>, published: boolean | null = null) =>
    crossChecks(readRepository(files(content).folder, ["."], []), () => published).map(
      ({ file, path, severity, message, line }) => ({ file, path, severity, message, line }),
    );

  test("fit when each port's contract is there", () => {
    expect(check({ "p.yaml": productYaml(), "c.yaml": contractYaml() })).toEqual([]);
  });

  test("an id that is used twice is an error in the second file", () => {
    const found = check({ "p.yaml": productYaml(), "a.yaml": contractYaml(), "b.yaml": contractYaml() });
    expect(found).toMatchObject([{ file: "b.yaml", path: "id", severity: "error", line: 3 }]);
    const products = { "p1.yaml": productYaml({ ports: [] }), "p2.yaml": productYaml({ ports: [] }) };
    expect(check(products)).toMatchObject([{ file: "p2.yaml", path: "id", severity: "error" }]);
  });

  test.each([
    [null, "warning", "must be published already"],
    [false, "error", "neither in this repository nor published"],
  ] as const)("a port without its contract, published: %s", (published, severity, words) => {
    expect(check({ "p.yaml": productYaml() }, published)).toMatchObject([
      {
        file: "p.yaml",
        path: "outputPorts[0].contractId",
        severity,
        message: expect.stringContaining(words),
        line: 16,
      },
    ]);
  });

  test("a port whose contract is published needs no file", () => {
    expect(check({ "p.yaml": productYaml() }, true)).toEqual([]);
  });

  test("a contract that no port names is worth a look, unless there are only contracts", () => {
    const content = { "c.yaml": contractYaml(), "x.yaml": contractYaml({ id: "lonely" }) };
    expect(check({ ...content, "p.yaml": productYaml() })).toMatchObject([{ file: "x.yaml", severity: "warning" }]);
    expect(check(content)).toEqual([]);
  });

  test("two products may not offer one contract", () => {
    const second = productYaml({ id: "other", ports: ["rents.main"] });
    expect(check({ "a.yaml": productYaml(), "b.yaml": second, "c.yaml": contractYaml() })).toMatchObject([
      { file: "b.yaml", path: "outputPorts[0].contractId", severity: "error" },
    ]);
  });

  test("are published as products with their contracts, and the rest alone", () => {
    const { folder } = files({
      "a.yaml": productYaml({ ports: ["rents.main", "rents.more"] }),
      "b.yaml": contractYaml(),
      "c.yaml": contractYaml({ id: "rents.more" }),
      "d.yaml": contractYaml({ id: "alone" }),
    });
    const names = bundlesOf(readRepository(folder, ["."], [])).map(({ product, contracts }) => [
      product?.file ?? null,
      contracts.map((c) => c.file),
    ]);
    expect(names).toEqual([
      ["a.yaml", ["b.yaml", "c.yaml"]],
      [null, ["d.yaml"]],
    ]);
  });

  test("producers come before those who use them, and a circle is no trap", () => {
    const user = (id: string, inputs: string) =>
      `${productYaml({ id })}inputPorts:\n  - name: in\n    version: 1.0.0\n    contractId: ${inputs}\n`;
    const { folder } = files({
      "a.yaml": user("a", "b.main"),
      "b.yaml": user("b", "c.main"),
      "c.yaml": user("c", "b.main"),
      ...Object.fromEntries(["a", "b", "c"].map((id) => [`${id}.c.yaml`, contractYaml({ id: `${id}.main` })])),
    });
    const order = bundlesOf(readRepository(folder, ["."], [])).map(({ product }) => product?.file);
    expect(order).toEqual(["c.yaml", "b.yaml", "a.yaml"]);
  });
});
