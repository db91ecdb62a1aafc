import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wantsColour } from "./io";
import { aRepository, contractYaml, productYaml, run, type TestRepository } from "./testing";

let repository: TestRepository;
beforeAll(() => {
  repository = aRepository({ "product.yaml": productYaml(), "contracts/main.yaml": contractYaml() });
  repository.commit("First");
});
afterAll(() => repository.drop());

const mercat = (...args: string[]) => run(repository.folder, args);

describe("the command line", () => {
  test.each([["lint"], ["diff"], ["publish"]])("%s explains itself, with examples", async (command) => {
    const { code, out } = await mercat(command, "--help");
    expect(code).toBe(0);
    expect(out).toContain("Examples:");
    for (const option of ["--format", "--ignore", "--server", "--token-file"]) expect(out).toContain(option);
  });

  test.each([
    [[], "Usage: mercat"],
    [["fly"], "unknown command 'fly'"],
    [["lint", "--fly"], "unknown option '--fly'"],
    [["lint", "--format", "pdf"], "Allowed choices are text, json, markdown, github"],
    [["diff", "--fail-on", "never"], "Allowed choices"],
    [["lint", "nowhere"], "There is no file or folder “nowhere”."],
    [["lint", "contracts", "--ignore", "**/*.yaml"], "There is no ODPS, ODCS"],
    [["diff"], "Or compare with a commit"],
    [["diff", "--against", "no-such-branch"], "neither “server”, a file or folder, nor a commit"],
    [["diff", "--against", "--upload-pack=x"], "neither"],
  ])("%j is refused with 2 and a sentence", async (args, words) => {
    const { code, out, err } = await mercat(...args);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(words);
  });

  test("has colour on a terminal only, and never with NO_COLOR", async () => {
    expect(wantsColour({}, true)).toBe(true);
    expect(wantsColour({}, false)).toBe(false);
    expect(wantsColour({ NO_COLOR: "1", FORCE_COLOR: "1" }, true)).toBe(false);
    expect(wantsColour({ FORCE_COLOR: "1" }, false)).toBe(true);
    expect((await run(repository.folder, ["lint"], { colour: true })).out).toContain("\u001b[32m✓");
    expect((await mercat("lint")).out).not.toContain("\u001b");
  });
});

describe("lint", () => {
  const broken = () => {
    const other = aRepository({
      "odd, name.yaml": contractYaml({ version: "one" }).replace("name: Rents", "name: 'a | b'"),
    });
    return other;
  };

  test("ends with 1 for an error, in every format", async () => {
    const other = broken();
    const text = await run(other.folder, ["lint"]);
    expect(text).toMatchObject({ code: 1, out: expect.stringMatching(/odd, name\.yaml\n {2}5:10 {5}error/) });
    const github = await run(other.folder, ["lint", "--format", "github"]);
    expect(github.out).toMatch(/^::error file=odd%2C name\.yaml,line=5,col=10,title=version::“one” is not/);
    const json = await run(other.folder, ["lint", "--format", "json"]);
    expect(JSON.parse(json.out)).toMatchObject({
      command: "lint",
      documents: [
        {
          file: "odd, name.yaml",
          kind: "contract",
          standard: "ODCS v3.1.0",
          verdicts: { declared: true, current: true },
        },
      ],
      problems: [{ file: "odd, name.yaml", line: 5, column: 10, severity: "error", path: "version" }],
      summary: { errors: 1, warnings: 0 },
    });
    expect((await run(other.folder, ["lint", "--format", "markdown"])).out).toContain(
      "| ❌ | `odd, name.yaml:5` `version` |",
    );
    other.drop();
  });

  test("says which version of its standard a document fits", async () => {
    const old = contractYaml()
      .replace("apiVersion: v3.1.0", "apiVersion: v3.0.2")
      .replace("name: tenancy-data", "name: tenancy-data\n  tags: [x]");
    const other = aRepository({ "c.yaml": old });
    const { out } = await run(other.folder, ["lint"]);
    expect(out).toContain("c.yaml: ODCS v3.0.2 not valid, ODCS v3.1.0 valid.");
    other.drop();
  });

  test("counts warnings with --strict", async () => {
    const other = aRepository({ "p.yaml": productYaml() });
    expect((await run(other.folder, ["lint"])).code).toBe(0);
    expect((await run(other.folder, ["lint", "--strict"])).code).toBe(1);
    other.drop();
  });
});

describe("diff against a commit", () => {
  const changed = (over: Parameters<typeof contractYaml>[0]) =>
    repository.write("contracts/main.yaml", contractYaml(over));

  test("says nothing changed", async () => {
    changed({});
    expect(await mercat("diff", "--against", "HEAD")).toMatchObject({
      code: 0,
      out: expect.stringContaining("0 with changes"),
    });
  });

  test("a column that goes needs a new major, at its line", async () => {
    changed({ version: "1.1.0", columns: ["id"] });
    const { code, out } = await mercat("diff", "--against", "HEAD");
    expect(code).toBe(1);
    expect(out).toContain("rents.main  1.0.0 → 1.1.0  breaking, needs 2.0.0");
    expect(out).toMatch(/breaking {2}rents\.amount: /);
    const github = await mercat("diff", "--against", "HEAD", "--format", "github");
    expect(github.out).toMatch(
      /^::error file=contracts\/main\.yaml,line=5,col=10,title=version too small::Version 1\.1\.0/,
    );
    expect(github.out).toMatch(
      /^::warning file=contracts\/main\.yaml,line=\d+,col=\d+,title=breaking%3A rents\.amount::/m,
    );
    changed({ version: "2.0.0", columns: ["id"] });
    expect((await mercat("diff", "--against", "HEAD")).code).toBe(0);
    expect((await mercat("diff", "--against", "HEAD", "--fail-on", "breaking")).code).toBe(1);
  });

  test("a contract that takes another's place on a new major of its port is compared with that one", async () => {
    const product = readFileSync(join(repository.folder, "product.yaml"), "utf8");
    const port = "  - name: port-0\n    version: 2.0.0\n    type: tables\n    contractId: rents.net\n";
    repository.write("product.yaml", `${product.trimEnd()}\n${port}`);
    repository.write("contracts/net.yaml", contractYaml({ id: "rents.net", version: "1.0.0", columns: ["id"] }));
    const { code, out } = await mercat("diff", "--against", "HEAD");
    expect(code).toBe(1);
    expect(out).toContain("rents.net  rents.main 1.0.0 → 1.0.0  breaking, needs 2.0.0");
    expect(out).toMatch(/breaking {2}rents\.amount: /);
    repository.write("contracts/net.yaml", contractYaml({ id: "rents.net", version: "2.0.0", columns: ["id"] }));
    expect((await mercat("diff", "--against", "HEAD")).code).toBe(0);
    repository.remove("contracts/net.yaml");
    repository.write("product.yaml", product);
  });

  test("an addition is additive, and fails on request only", async () => {
    changed({ version: "1.1.0", columns: ["id", "amount", "currency"] });
    expect((await mercat("diff", "--against", "HEAD", "--fail-on", "risky")).code).toBe(0);
    expect((await mercat("diff", "--against", "HEAD", "--fail-on", "additive")).code).toBe(1);
    const { out } = await mercat("diff", "--against", "HEAD", "--format", "json");
    expect(JSON.parse(out)).toMatchObject({
      command: "diff",
      verdict: "additive",
      contracts: [{ from: "1.0.0", version: "1.1.0", proposedVersion: "1.1.0", versionProblem: null, consumers: null }],
    });
  });

  test("finds the contract where its file was before, and tells which is gone", async () => {
    repository.remove("contracts/main.yaml");
    repository.write("elsewhere/renamed.json.yaml", contractYaml({ version: "1.1.0", columns: ["id", "amount", "x"] }));
    const moved = await mercat("diff", "--against", "HEAD");
    expect(moved.out).toContain("rents.main  1.0.0 → 1.1.0  additive");
    repository.write("elsewhere/renamed.json.yaml", contractYaml({ id: "another" }));
    const gone = await mercat("diff", "--against", "HEAD");
    expect(gone.out).toContain("another  1.0.0  new, 1.0.0");
    expect(gone.out).toContain("rents.main  no longer in the repository");
    repository.remove("elsewhere/renamed.json.yaml");
    changed({});
  });

  test("compares two files as well", async () => {
    repository.write("before.yaml", contractYaml({ columns: ["id", "amount", "x"] }));
    expect(await mercat("diff", "contracts", "--against", "before.yaml")).toMatchObject({ code: 1 });
    repository.remove("before.yaml");
  });

  test("lets nothing of a document into a comment or a terminal but its words", async () => {
    const evil = "'\u001b[31m | <script>alert(1)</script> @everyone ![x](http://evil.example)'";
    repository.write(
      "contracts/main.yaml",
      contractYaml({ version: "1.0.1" }).replace("What tenants pay, month by month.", evil.replace("\u001b", "")),
    );
    const markdown = await mercat("diff", "--against", "HEAD", "--format", "markdown");
    expect(markdown.code).toBe(0);
    expect(markdown.out).not.toMatch(/<script|@everyone|!\[x\]\(http/);
    const rows = markdown.out.split("\n").filter((line) => line.startsWith("| ⚪"));
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row.replaceAll("\\|", "").split("|")).toHaveLength(6);
    changed({});
  });
});
