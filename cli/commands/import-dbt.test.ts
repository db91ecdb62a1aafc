import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readContract } from "@/lib/domain/contract/read-contract";
import { columnNodes, modelNode } from "@/lib/domain/dbt/testing";
import { run as runCommand } from "../testing";
import { type ImportDbtOptions, importDbt } from "./import-dbt";

let cwd = "";
let printed = "";
const nodes = {
  orders: modelNode("orders", { columns: columnNodes({ id: "int" }) }),
  people: modelNode("people", { access: "protected", columns: columnNodes({ id: "int" }) }),
  inner: modelNode("inner", { config: { materialized: "ephemeral" } }),
};
const manifest = {
  metadata: {
    dbt_schema_version: "https://schemas.getdbt.com/dbt/manifest/v12.json",
    project_name: "shop",
    dbt_version: "1.9.0",
    adapter_type: "duckdb",
  },
  nodes,
};

beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "mercat-dbt-"));
  await writeFile(join(cwd, "manifest.json"), JSON.stringify(manifest));
});
afterEach(() => rm(cwd, { recursive: true, force: true }));

function run(over: Partial<ImportDbtOptions> = {}): Promise<number> {
  printed = "";
  const options = { manifest: "manifest.json", out: "contracts", domain: "sales", team: "shop-team", ...over };
  const print = (text: string) => {
    printed += text;
  };
  return importDbt(options, { cwd, print, now: new Date("2026-06-01T12:00:00Z") });
}
const read = (file: string) => readFile(join(cwd, "contracts", file), "utf8");

it("writes the product and a contract for each public model, and says what it left out", async () => {
  expect(await run()).toBe(0);
  expect((await readdir(join(cwd, "contracts"))).sort()).toEqual(["orders.odcs.yaml", "product.odps.yaml"]);
  expect(await read("product.odps.yaml")).toMatch(
    /^id: shop$[\s\S]*^domain: sales$[\s\S]*contractId: shop\.orders[\s\S]*name: shop-team/m,
  );
  expect(readContract(await read("orders.odcs.yaml")).problems).toEqual([]);
  expect(printed).toContain("shop (dbt 1.9.0) has 3 models; 1 became contracts.");
  expect(printed).toContain("inner (ephemeral: not on the platform)");
});

it("changes nothing the second time, and never what somebody wrote", async () => {
  await run();
  expect(await run()).toBe(0);
  expect(printed).toContain("unchanged   orders.odcs.yaml");
  await writeFile(join(cwd, "contracts", "orders.odcs.yaml"), "mine");
  expect(await run()).toBe(1);
  expect(printed).toContain("kept        orders.odcs.yaml  (it was changed since; --force overwrites it)");
  expect(await read("orders.odcs.yaml")).toBe("mine");
  expect(await run({ force: true })).toBe(0);
  expect(printed).toContain("overwritten orders.odcs.yaml");
  expect(await read("orders.odcs.yaml")).toContain("kind: DataContract");
});

it("takes named models, public or not", async () => {
  expect(await run({ select: ["people"] })).toBe(0);
  expect(await readdir(join(cwd, "contracts"))).toContain("people.odcs.yaml");
  expect(printed).toContain("dbt does not call these public: people.");
});

it.each<[Partial<ImportDbtOptions>, string]>([
  [{ manifest: "nowhere.json" }, "nowhere.json cannot be read (ENOENT). dbt writes it to target/."],
  [{ manifest: "." }, ". cannot be read (EISDIR)."],
  [{ catalog: "manifest.json" }, "This is no catalog.json of version 1"],
  [{ select: ["nobody"] }, "No model is called nobody."],
  [{ domain: undefined }, "Say which domain the product belongs to with --domain"],
])("refuses %j with a sentence and writes nothing", async (over, sentence) => {
  await expect(run(over)).rejects.toThrow(sentence);
  expect(await readdir(cwd)).toEqual(["manifest.json"]);
});

it("says how to offer a model when none is public", async () => {
  await writeFile(join(cwd, "manifest.json"), JSON.stringify({ ...manifest, nodes: { people: nodes.people } }));
  await expect(run()).rejects.toThrow("The only model is not public. Give those that others may use `access: public`");
});

/** The whole command line: its code, and what it printed. */
async function mercat(...args: string[]): Promise<[number, string]> {
  const { code, out, err } = await runCommand(cwd, args);
  return [code, out + err];
}

it("is a command: exit codes and sentences as the others'", async () => {
  const good = ["import", "dbt", "--manifest", "manifest.json", "--out", "c", "--domain", "sales"];
  expect(await mercat(...good, "--connection", "warehouse", "--select", "orders", "--select", "people")).toMatchObject([
    0,
    expect.stringContaining("2 became contracts."),
  ]);
  expect(await readFile(join(cwd, "c", "people.odcs.yaml"), "utf8")).toContain("- server: warehouse");
  expect((await mercat(...good.with(3, "nowhere.json")))[0]).toBe(2);
  expect((await mercat("import", "dbt"))[0]).toBe(2);
  expect((await mercat(...good, "--port", "many"))[0]).toBe(2);
  await writeFile(join(cwd, "manifest.json"), "{");
  expect(await mercat(...good)).toEqual([
    1,
    "manifest.json ends in the middle, at byte 1; it may have been cut off.\n",
  ]);
});
