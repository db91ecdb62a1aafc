import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checkBoundaries } from "./boundaries.mjs";
import { findChromium } from "./chromium.mjs";
import { loadDemo, PLATFORM_VARIABLE } from "./demo.mjs";
import { checkDrift } from "./drift.mjs";
import { Failure } from "./failure.mjs";
import { installPackages } from "./install.mjs";
import { whilePreparing } from "./lock.mjs";
import { freePort } from "./ports.mjs";
import { buildWeb, generateClient, programOf } from "./prepare.mjs";
import { children, run, stopChildren } from "./processes.mjs";
import { startProduct } from "./product.mjs";
import { inProject, stateFolder } from "./project.mjs";
import { prepareState, readJson } from "./state.mjs";
import { Steps, silentSteps } from "./steps.mjs";
import { stopAsked } from "./stop-asked.mjs";
import { cleanEnvironment, startTestServers } from "./test-environment.mjs";
import { playwrightOutcome, TestReport, vitestOutcome, withExitCode } from "./test-report.mjs";
import { throwAwayServer } from "./throwaway.mjs";

const LONGEST_DETAIL = 20_000;
const shorten = (text) => (text.length > LONGEST_DETAIL ? `…${text.slice(-LONGEST_DETAIL)}` : text).trim();

/** Runs a tool of the project; its output is the detail of its failure. */
async function tool(args, env) {
  const { code, output } = await run(process.execPath, args, { name: "tool", cwd: inProject(), env });
  if (code !== 0) throw new Failure(shorten(output));
}

async function checkTypes(env) {
  await tool([programOf("next"), "typegen"], env);
  await tool([programOf("typescript", "tsc"), "--noEmit"], env);
  await tool([programOf("typescript", "tsc"), "--noEmit", "--project", "scripts"], env);
}

async function vitest(project, { state, env }) {
  const file = join(state, `${project}.json`);
  const args = [
    programOf("vitest"),
    "run",
    "--project",
    project,
    "--reporter=dot",
    "--reporter=json",
    `--outputFile.json=${file}`,
  ];
  const { code, output } = await run(process.execPath, args, { name: "vitest", cwd: inProject(), env });
  const outcome = withExitCode(vitestOutcome(readJson(file)), code);
  return outcome.failed > 0 ? { ...outcome, detail: `${outcome.detail ?? ""}${shorten(output)}` } : outcome;
}

async function playwright({ state, env }) {
  const file = join(state, "playwright.json");
  const args = [programOf("@playwright/test", "playwright"), "test", "--reporter=line,json"];
  const { code, output } = await run(process.execPath, args, {
    name: "playwright",
    cwd: inProject(),
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  const outcome = withExitCode(playwrightOutcome(readJson(file)), code);
  return outcome.failed > 0 ? { ...outcome, detail: `${outcome.detail ?? ""}${shorten(output)}` } : outcome;
}

/** The product on a free port, with Premium Offices and the servers it talks to; returns the environment for its tests. */
async function startProductForTests({ state, server, env }, stopping) {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const product = {
    ...env,
    DATABASE_URL: server.urls.url,
    [PLATFORM_VARIABLE]: server.urls.platformUrl,
    MERCAT_SECRET: server.secrets.mercatSecret,
    MERCAT_STATE: state,
    MERCAT_HOST: "127.0.0.1",
    MERCAT_URL: address,
    MERCAT_DEMO: "1",
    PORT: String(port),
  };
  const servers = await startTestServers(product, join(state, "logs", "e2e-servers.log"));
  await startProduct({
    env: { ...product, ...servers, NODE_ENV: "production", HOSTNAME: "127.0.0.1" },
    localUrl: `http://127.0.0.1:${port}`,
    logs: join(state, "logs"),
    stopping,
    onRestart: (sentence) => process.stdout.write(`! ${sentence}\n`),
  });
  return { ...product, ...servers, TEST_DATABASE_ADMIN_URL: server.urls.adminUrl };
}

/** What looks at the sources and runs nothing of them: two lanes, for each of the tools keeps one processor busy. */
async function checkSources(report, { state, env }) {
  const types = report.part("Types", () => checkTypes(env));
  await report.part("Lint", () => tool([programOf("@biomejs/biome"), "check", "--colors=off", "."], env));
  await report.part("Import boundaries", async () => void (await checkBoundaries()));
  await report.part("Dead code", () => tool([programOf("knip")], env));
  await report.part("Schema and migrations", () => checkDrift(state));
  await types;
}

/** What the browser tests need; the database tests leave room for it beside them. */
async function prepareProduct(report, { state, server }) {
  const built = await report.part("Build", () =>
    whilePreparing(
      () => buildWeb(silentSteps, state),
      () => {},
    ),
  );
  return built && (await report.part("Premium Offices", () => loadDemo(silentSteps, { state, server })));
}

async function browserParts(report, context, chromium, stopping) {
  let env;
  const started = await report.part("Start of web and worker", async () => {
    env = await startProductForTests(context, stopping);
  });
  if (started)
    await report.part("Browser tests", () =>
      playwright({ state: context.state, env: { ...env, MERCAT_TEST_CHROMIUM: chromium } }),
    );
}

async function allParts(report, context, stopping) {
  const { state, server, env } = context;
  let chromium = "";
  const withBrowser = await report.part("Chromium", async () => {
    chromium = await findChromium();
  });
  await checkSources(report, context);
  await report.part("Unit tests", () => vitest("unit", { state, env }));
  const [prepared] = await Promise.all([
    prepareProduct(report, context),
    report.part("Database tests", () =>
      vitest("db", { state, env: { ...env, TEST_DATABASE_ADMIN_URL: server.urls.adminUrl } }),
    ),
  ]);
  if (prepared && withBrowser) await browserParts(report, context, chromium, stopping);
}

/** Keeps the logs of a failed run, which its folder takes with it otherwise. */
function keepLogs(state) {
  const kept = join(stateFolder(), "logs", "test");
  rmSync(kept, { recursive: true, force: true });
  if (existsSync(join(state, "logs"))) cpSync(join(state, "logs"), kept, { recursive: true });
  process.stdout.write(`\nThe logs of this run are in ${kept}.\n`);
}

/**
 * `npm test`: everything, on a fresh embedded server of its own. Every part runs even if one before it failed, as far as
 * it can. Ends with one line `N passed, N failed`.
 * @returns {Promise<boolean>} whether nothing failed
 */
export async function testEverything() {
  const steps = new Steps();
  const parent = stateFolder();
  await prepareState(parent);
  await whilePreparing(
    async () => {
      await installPackages(steps, parent);
      await generateClient(steps, parent);
    },
    (pid) => steps.note(`▸ Waiting for another start of this project to install and build (process ${pid}) …`),
  );
  const { state, server, lock, remove } = await throwAwayServer();
  children.onChange = (list) => lock.note({ children: list });
  let over = false;
  const asked = stopAsked();
  const report = new TestReport(steps);
  try {
    const parts = allParts(report, { state, server, env: cleanEnvironment() }, () => over);
    const interrupted = await Promise.race([parts, asked]);
    if (interrupted) throw new Failure(`The test run was interrupted by ${interrupted}.`);
  } finally {
    over = true;
    report.stop();
    await stopChildren();
    if (report.failed > 0) keepLogs(state);
    await remove();
  }
  report.print();
  return report.failed === 0;
}
