import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { readDocument } from "../document/read-document";
import index from "./corpus/index.json";
import { readProduct } from "./read-product";

const textOf = (file: string) => readFileSync(new URL(`./corpus/${file}`, import.meta.url), "utf8");
const odps = index.filter((entry) => entry.file.startsWith("odps/"));

/** It declares v0.9.0 and has tags on its ports, which are of v1.0.0. */
const invalidAsDeclared = new Set(["odps/bitol/customer-data-product.odps.yaml"]);

describe("Bitol data products of others", () => {
  test.each(odps.map((o) => [o.file, o] as const))("%s", (file, { version }) => {
    const { document, verdicts, problems } = readProduct(textOf(file));
    expect(document).toEqual(readDocument(textOf(file)).value);
    expect(verdicts.declared).toMatchObject({ standard: `ODPS ${version}`, valid: !invalidAsDeclared.has(file) });
    expect(verdicts.current).toMatchObject({ standard: "ODPS v1.1.0", valid: true });
    // What is left to refuse is what Mercat asks for itself: a domain, a semantic version, a contract on each port.
    const fields = problems.filter((p) => p.severity === "error").map((p) => p.path.replace(/\[\d+\]/g, "[]"));
    for (const field of fields)
      expect(["domain", "version", "outputPorts[].version", "outputPorts[].contractId"]).toContain(field);
  });
});

const head =
  "apiVersion: v1.0.0\nkind: DataProduct\nid: a\nversion: 1.0.0\nstatus: active\ndomain: d\ndescription: {purpose: p}\n";
const port = "outputPorts: [{name: main, version: 1.0.0, contractId: c}]\n";

describe("versions of a data product", () => {
  test("a field of a later version is a warning that names the declared one", () => {
    const { problems, verdicts } = readProduct(`${head}${port}deprecated: true\n`);
    expect(verdicts).toMatchObject({ declared: { valid: false }, current: { valid: true } });
    expect(problems).toMatchObject([{ path: "deprecated", severity: "warning", line: 9 }]);
    expect(problems[0]?.message).toContain("ODPS v1.0.0");
  });

  test("a version nobody knows is refused", () => {
    const { problems, verdicts } = readProduct(`${head}${port}`.replace("v1.0.0", "v7.0.0"));
    expect(verdicts.declared.valid).toBeNull();
    expect(problems[0]).toMatchObject({ path: "apiVersion", severity: "error", line: 1 });
    expect(problems[0]?.message).toContain("v0.9.0, v1.0.0, v1.1.0");
  });

  test("fields nobody knows survive in what is kept", () => {
    const { document } = readProduct(`${head}${port}x-own: {a: [1, 2]}\n`);
    expect(document).toMatchObject({ "x-own": { a: [1, 2] } });
  });
});
