import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aToken, serveApi } from "@/lib/api/testing";
import { db } from "@/lib/db/client";
import { aConnection, aDomain, aPerson, aTeam } from "@/lib/db/factories";
import { aGrant } from "@/lib/db/factories-grant";
import { testDatabase } from "@/lib/db/testing";
import { commandsOf } from "./ci-commands";
import { aRepository, contractYaml, productYaml, run, type TestRepository } from "./testing";

testDatabase();

let server: Awaited<ReturnType<typeof serveApi>>;
let env: Record<string, string>;
let readerEnv: Record<string, string>;
let team: { id: string };
const repositories: TestRepository[] = [];

/** What a test wants to happen at the next request to publish. */
let hook: { before?: () => Promise<void>; after?: () => Promise<void> } = {};

beforeAll(async () => {
  const domain = await aDomain({ slug: "brokerage" });
  await aConnection({ slug: "warehouse" });
  team = await aTeam({ slug: "tenancy-data", domainId: domain.id });
  env = { MERCAT_TOKEN: await aToken(await aPerson({ roles: ["data_product_owner"], teams: [team] })) };
  readerEnv = { MERCAT_TOKEN: await aToken(await aPerson({ roles: ["consumer"] }), ["catalog:read"]) };
  server = await serveApi({
    before: async (request) => void (request.method === "POST" && (await hook.before?.())),
    after: async () => hook.after?.(),
  });
  env.MERCAT_URL = server.url;
  readerEnv.MERCAT_URL = server.url;
});

afterAll(async () => {
  await server?.close();
  for (const repository of repositories) repository.drop();
});

function files(id: string, over: { version?: string; columns?: string[]; purpose?: string } = {}) {
  return {
    "product.yaml": productYaml({ id, ...(over.version ? { version: over.version } : {}) }),
    "contracts/main.yaml": contractYaml({ id: `${id}.main`, schema: `s_${id.replaceAll("-", "_")}`, ...over }),
  };
}

function checkout(content: Record<string, string>): TestRepository {
  const repository = aRepository(content);
  repositories.push(repository);
  return repository;
}

const mercat = (repository: TestRepository, ...args: string[]) =>
  run(repository.folder, args, { env, fetch, sleep: (ms) => sleep(ms / 20) });
const versions = (id: string) =>
  db().dataProductVersion.findMany({ where: { product: { ref: id } }, orderBy: { publishedAt: "asc" } });

/** The command as a program of its own, as a pipeline runs it. */
function start(repository: TestRepository, ...args: string[]): ChildProcess & { text: Promise<string> } {
  const program = resolve("cli/mercat.mjs");
  const child = spawn(process.execPath, [program, ...args], {
    cwd: repository.folder,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    text += chunk;
  });
  child.stderr.on("data", (chunk) => {
    text += chunk;
  });
  return Object.assign(child, { text: once(child, "close").then(() => text) });
}

describe("from Git to the catalog", { timeout: 120_000 }, () => {
  test("lint, rehearse, publish, publish again, and change with consumers", async () => {
    const repository = checkout(files("rents"));
    expect(await mercat(repository, "lint")).toMatchObject({ code: 0, out: expect.stringContaining("no problems") });

    const first = await mercat(repository, "publish", "--dry-run");
    expect(first).toMatchObject({ code: 0, out: expect.stringContaining("rents.main  1.0.0  new, 1.0.0") });
    expect(await versions("rents")).toEqual([]);

    const published = await mercat(repository, "publish", "--note", "From Git");
    expect(published).toMatchObject({ code: 0, out: "✓ rents 1.0.0 published\n✓ rents.main 1.0.0 published\n" });
    const audit = await db().auditEvent.findFirstOrThrow({ where: { action: "product.published" } });
    expect(audit).toMatchObject({ door: "rest", after: expect.objectContaining({ note: "From Git" }) });

    const again = await mercat(repository, "publish", "--note", "From Git");
    expect(again).toMatchObject({ code: 0, out: "✓ rents 1.0.0 unchanged\n✓ rents.main 1.0.0 unchanged\n" });
    expect(await mercat(repository, "publish")).toMatchObject({ out: again.out });
    expect(await versions("rents")).toHaveLength(1);

    const port = await db().outputPort.findFirstOrThrow({ where: { product: { ref: "rents" } } });
    const serviceAccount = await db().serviceAccount.create({
      data: { slug: "risk-model", name: "Risk model", teamId: team.id },
    });
    await aGrant(port, { name: "Ana Pop" });
    await aGrant(port, { serviceAccount });
    await aGrant(port, { name: "Gone Already", ended: true });

    for (const [file, text] of Object.entries(files("rents", { version: "1.1.0", columns: ["id"] })))
      repository.write(file, text);
    const rehearsed = await mercat(repository, "publish", "--dry-run", "--format", "json");
    expect(rehearsed.code, rehearsed.err).toBe(1);
    expect(JSON.parse(rehearsed.out).bundles[0].contracts).toMatchObject([
      {
        file: "contracts/main.yaml",
        id: "rents.main",
        from: "1.0.0",
        version: "1.1.0",
        verdict: "breaking",
        proposedVersion: "2.0.0",
        changes: [{ object: "rents", property: "amount", class: "breaking" }],
        consumers: [{ name: "Ana Pop" }, { name: "Risk model", kind: "service_account" }],
      },
    ]);
    const comment = await mercat(repository, "publish", "--dry-run", "--format", "markdown");
    expect(comment.out).toContain("### Data contracts: ❌ breaking changes, 1 version too small");
    expect(comment.out).toContain("**2 affected consumers**");
    expect(comment.out).not.toContain("Gone Already");
    const annotated = await mercat(repository, "publish", "--dry-run", "--format", "github");
    expect(annotated.out).toMatch(/^::error file=contracts\/main\.yaml,line=5,col=10,title=version too small::/m);
    expect(await versions("rents")).toHaveLength(1);

    const compared = await mercat(repository, "diff");
    expect(compared).toMatchObject({ code: 1, out: expect.stringContaining("Affected: Ana Pop, Risk model") });
    const asReader = await run(repository.folder, ["diff"], { env: readerEnv, fetch });
    expect(asReader.code).toBe(1);
    expect(asReader.out).toContain("Who is affected is not known");
    expect(asReader.out).not.toContain("Ana Pop");
  });

  test("names the file and line of what the server finds wrong, and asks it about contracts elsewhere", async () => {
    const repository = checkout({ "p.yaml": productYaml({ id: "lost", domain: "nowhere", ports: [] }) });
    expect(await mercat(repository, "publish", "--format", "github")).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^::error file=p\.yaml,line=7,col=9,title=domain::/m),
    });
    const other = checkout({ "p.yaml": productYaml({ id: "lost", ports: ["rents.main", "nobody.has-it"] }) });
    const linted = await mercat(other, "lint");
    expect(linted.out).toContain("The contract “nobody.has-it” is neither in this repository nor published.");
    expect(linted.out).not.toContain("“rents.main”");
  });

  test("refuses with 4 what is published with other content", async () => {
    const repository = checkout(files("taken"));
    expect((await mercat(repository, "publish")).code).toBe(0);
    repository.write("product.yaml", productYaml({ id: "taken" }).replace("name: Rents", "name: Other"));
    for (const format of ["text", "json", "markdown", "github"])
      expect(await mercat(repository, "publish", "--format", format)).toMatchObject({
        code: 4,
        out: expect.stringContaining("published versions do not change"),
      });
  });

  test("publishes the contracts of a repository that has no product", async () => {
    const repository = checkout({
      "a.yaml": contractYaml({ id: "loose.a" }),
      "b.yaml": contractYaml({ id: "loose.b" }),
    });
    expect(await mercat(repository, "publish")).toMatchObject({
      code: 0,
      out: "✓ loose.a 1.0.0 published\n✓ loose.b 1.0.0 published\n",
    });
  });

  test("takes up where the server was away for a moment", async () => {
    const repository = checkout(files("patient"));
    let lost = 0;
    hook.after = async () => {
      lost += 1;
      if (lost <= 2) throw new Error("the answer is lost");
    };
    const result = await mercat(repository, "publish");
    hook = {};
    expect(result).toMatchObject({ code: 0, out: expect.stringContaining("✓ patient 1.0.0 published") });
    expect(lost).toBe(3);
    expect(await versions("patient")).toHaveLength(1);
  });
});

describe("publishers that meet, and publishers that die", { timeout: 300_000 }, () => {
  test("two programs with the same content publish it once", async () => {
    const repository = checkout(files("twins"));
    const [a, b] = await Promise.all([start(repository, "publish").text, start(repository, "publish").text]);
    expect([a, b].filter((text) => text.includes("✓ twins 1.0.0 published")).length).toBeGreaterThanOrEqual(1);
    expect([a, b].every((text) => /✓ twins 1\.0\.0 (published|unchanged)/.test(text))).toBe(true);
    expect(await versions("twins")).toHaveLength(1);
  });

  test("of two with different content one wins whole", async () => {
    for (let round = 0; round < 10; round += 1) {
      const version = `1.${round}.0`;
      const sides = ["a", "b"].map((side) =>
        checkout(files("rivals", { version, purpose: `Side ${side} in round ${round}.`, columns: ["id", "amount"] })),
      );
      const results = await Promise.all(sides.map((side) => mercat(side, "publish")));
      // The product document is the same on both sides: the second finds its own product, and another contract.
      expect(results.map((r) => r.code).sort(), results.map((r) => r.out).join()).toEqual([0, 4]);
      const port = await db().outputPort.findFirstOrThrow({
        where: { product: { ref: "rivals" } },
        include: { contractVersion: true },
      });
      const winner = results[0]?.code === 0 ? "a" : "b";
      expect(port.contractVersion).toMatchObject({ version, source: expect.stringContaining(`Side ${winner} in`) });
    }
    expect(await versions("rivals")).toHaveLength(10);
  });

  test.each(["before the server begins", "while it works", "before the answer arrives"])(
    "killed %s, and started again: published once",
    async (moment) => {
      const id = `killed-${moment.split(" ")[0]}`;
      const repository = checkout(files(id));
      const child = start(repository, "publish");
      const kill = async () => {
        hook = {};
        child.kill("SIGKILL");
        await once(child, "exit");
      };
      if (moment === "before the server begins") hook.before = kill;
      else if (moment === "before the answer arrives") hook.after = kill;
      else hook.before = async () => void kill();
      expect(await child.text).toBe("");
      expect(await mercat(repository, "publish")).toMatchObject({
        code: 0,
        out: expect.stringMatching(`✓ ${id} 1.0.0`),
      });
      const written = await versions(id);
      expect(written.map((v) => v.version)).toEqual(["1.0.0"]);
      const port = await db().outputPort.findFirstOrThrow({
        where: { product: { ref: id } },
        include: { contractVersion: true },
      });
      expect(port.contractVersion.version).toBe("1.0.0");
      expect(await mercat(repository, "publish")).toMatchObject({
        out: expect.stringContaining(`✓ ${id} 1.0.0 unchanged`),
      });
    },
  );
});

describe("the ready CI files", { timeout: 300_000 }, () => {
  const tools = mkdtempSync(join(tmpdir(), "mercat-tools-"));
  symlinkSync(resolve("cli/mercat.mjs"), join(tools, "mercat"));
  afterAll(() => rmSync(tools, { recursive: true, force: true }));

  test.each(["docs/ci/github-actions.yml", "docs/ci/gitlab-ci.yml"])("%s: every line runs", async (file) => {
    const id = `ci-${file.includes("github") ? "github" : "gitlab"}`;
    const repository = checkout(files(id));
    repository.commit("First version");
    repository.git("branch", "target");
    repository.git("update-ref", "refs/remotes/origin/target", "target");
    repository.write("contracts/more.yaml", contractYaml({ id: `${id}.more` }));
    repository.commit("One contract more");
    const variables = {
      GITHUB_BASE_REF: "target",
      GITHUB_SHA: repository.git("rev-parse", "HEAD").trim(),
      RUNNER_TEMP: repository.folder,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: repository.git("rev-parse", "target").trim(),
      CI_COMMIT_SHA: repository.git("rev-parse", "HEAD").trim(),
    };
    const commands = commandsOf(file);
    expect(commands.map((line) => line.split(" ")[1])).toEqual(["lint", "diff", "publish", "publish"]);
    for (const line of commands) {
      const child = spawn("sh", ["-ec", line], {
        cwd: repository.folder,
        env: { ...process.env, ...env, ...variables, PATH: `${tools}${delimiter}${process.env.PATH}` },
        stdio: ["ignore", "pipe", "pipe"],
      });
      let said = "";
      for (const stream of [child.stdout, child.stderr])
        stream.on("data", (chunk) => {
          said += chunk;
        });
      const [code] = await once(child, "close");
      expect(code, `${line}\n${said}`).toBe(0);
    }
    expect(await versions(id)).toHaveLength(1);
  });
});
