import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandsOf } from "./ci-commands";
import { exitCodes } from "./exit-codes";
import { aRepository, contractYaml, productYaml, run, type TestRepository } from "./testing";

const guide = readFileSync("docs/guides/publish-from-git.md", "utf8");

/** The commands of the guide's examples, as arguments. */
const examples = [...guide.matchAll(/```sh\n([^`]*)```/g)]
  .flatMap(([, block = ""]) => block.split("\n"))
  .filter((line) => line.startsWith("mercat "))
  .map((line) => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? "").slice(1));

const offline = (args: readonly string[]) => args[0] === "lint" || args.includes("--against");

let repository: TestRepository;
beforeAll(() => {
  repository = aRepository({ "product.yaml": productYaml(), "contracts/main.yaml": contractYaml() });
  repository.commit("First");
  repository.write("contracts/main.yaml", contractYaml({ version: "1.1.0", columns: ["id", "amount", "currency"] }));
  repository.commit("Second");
});
afterAll(() => repository.drop());

describe("the guide", () => {
  test("has examples of every command", () => {
    expect(new Set(examples.map(([command]) => command))).toEqual(new Set(["lint", "diff", "publish"]));
  });

  test.each(examples.filter(offline).map((args) => [args.join(" "), args] as const))(
    "mercat %s does what it says",
    async (_line, args) => {
      const result = await run(repository.folder, args);
      expect(result, result.err).toMatchObject({ code: 0, err: "" });
      if (args.includes("json")) expect(JSON.parse(result.out)).toMatchObject({ command: args[0] });
      else expect(result.out).not.toBe("");
    },
  );

  test.each(examples.filter((args) => !offline(args)).map((args) => [args.join(" "), args] as const))(
    "mercat %s is understood, and asks for a server",
    async (_line, args) => {
      expect(await run(repository.folder, args)).toMatchObject({ code: 2, err: expect.stringContaining("MERCAT_URL") });
    },
  );

  test("lists the exit codes, and so does the help", async () => {
    const listed = [...guide.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(listed).toEqual(Object.values(exitCodes));
    const { out, code } = await run(repository.folder, ["--help"]);
    expect(code).toBe(0);
    const helped = out.split("Exit codes:")[1]?.split("Environment:")[0] ?? "";
    expect([...helped.matchAll(/^ +(\d+) /gm)].map(([, n]) => Number(n))).toEqual(listed);
  });

  test("links the CI files, and every command in them is one the program knows", async () => {
    for (const file of ["github-actions.yml", "gitlab-ci.yml"]) {
      expect(guide).toContain(`(../ci/${file})`);
      for (const line of commandsOf(`docs/ci/${file}`)) expect(line).toMatch(/^mercat (lint|diff|publish)\b/);
    }
  });
});
